package com.onelastai.local.stripe;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

record Customers(State state, Events events, Subscriptions subscriptions) {

  private static final String KIND = "customer";
  private static final int INVOICE_PREFIX_LENGTH = 8;
  private static final String DEFAULT_CARD = "invoice_settings.default_payment_method";

  ObjectNode create(Call call) {
    ObjectNode customer = state.create(KIND);
    String id = Json.id(customer);
    String prefix = id.substring(id.length() - INVOICE_PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    write(call, customer.put("invoice_prefix", prefix));
    state.add(customer);
    events.emit("customer.created", customer);
    return customer;
  }

  ObjectNode list(Call call) {
    return Json.page(call, state.all(KIND).filter(found -> !Json.flag(found, "deleted")), "email");
  }

  ObjectNode update(Call call) {
    ObjectNode customer = undeleted(call.id());
    ObjectNode before = customer.deepCopy();
    write(call, customer);
    events.emitUpdate("customer.updated", customer, before);
    return customer;
  }

  private void write(Call call, ObjectNode customer) {
    call.copyTo(customer, "email", "name", "description", "phone");
    if (call.has("address")) {
      customer.set("address", call.at("address").params().deepCopy());
    }
    if (call.has(DEFAULT_CARD)) {
      Json.object(customer, "invoice_settings")
          .put("default_payment_method", attachedCard(call, customer));
    }
  }

  private String attachedCard(Call call, ObjectNode customer) {
    String id = call.required(DEFAULT_CARD);
    String param = "invoice_settings[default_payment_method]";
    if (!Json.text(state.inParam("payment_method", id, param), KIND).equals(Json.id(customer))) {
      throw StripeError.invalid(
          param,
          "The customer does not have a payment method with the ID "
              + id
              + ". The payment method must be attached to the customer.");
    }
    return id;
  }

  private ObjectNode undeleted(String id) {
    ObjectNode customer = state.inPath(KIND, id);
    if (Json.flag(customer, "deleted")) {
      throw StripeError.notFound(KIND, id);
    }
    return customer;
  }

  /** Ends the customer's subscriptions at once and deletes the cards. */
  ObjectNode delete(Call call) {
    ObjectNode customer = undeleted(call.id());
    state
        .all("subscription", KIND, call.id())
        .filter(Subscriptions::isLive)
        .toList()
        .forEach(subscription -> subscriptions.end(subscription, "cancellation_requested"));
    state.all("payment_method", KIND, call.id()).toList().forEach(state::remove);
    events.emit("customer.deleted", customer);
    return state.add(Catalogue.deleted(call.id(), KIND));
  }
}
