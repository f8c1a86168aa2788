package com.onelastai.local.stripe;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

final class Customers {

  private static final String KIND = "customer";
  private static final int INVOICE_PREFIX_LENGTH = 8;
  private static final String DEFAULT_CARD = "invoice_settings.default_payment_method";

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Subscriptions subscriptions;

  Customers(State state, SimulatedClock clock, Events events, Subscriptions subscriptions) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.subscriptions = subscriptions;
  }

  ObjectNode create(Call call) {
    String id = Json.newId("cus_");
    String prefix = id.substring(id.length() - INVOICE_PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    ObjectNode customer =
        Json.template(KIND, id).put("created", clock.seconds()).put("invoice_prefix", prefix);
    write(call, customer);
    state.add(customer);
    events.emit("customer.created", customer);
    return customer;
  }

  ObjectNode list(Call call) {
    return Json.page(
        call,
        "/v1/customers",
        state.all(KIND).filter(found -> !Json.flag(found, "deleted")),
        "email");
  }

  ObjectNode update(Call call) {
    ObjectNode customer = undeleted(call.id());
    ObjectNode before = customer.deepCopy();
    write(call, customer);
    events.emitUpdate("customer.updated", customer, before);
    return customer;
  }

  private void write(Call call, ObjectNode customer) {
    call.copy(customer, "email", "name", "description", "phone");
    call.mergeMetadata("metadata", Json.object(customer, "metadata"));
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
    ObjectNode card =
        state.inParam("payment_method", id, "invoice_settings[default_payment_method]");
    if (!Json.text(card, KIND).equals(Json.id(customer))) {
      throw StripeError.invalid(
          "invoice_settings[default_payment_method]",
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
    List<ObjectNode> subscribed = state.all("subscription", KIND, call.id()).toList();
    subscribed.stream()
        .filter(Subscriptions::isLive)
        .forEach(subscription -> subscriptions.end(subscription, "cancellation_requested"));
    state.all("payment_method", KIND, call.id()).toList().forEach(state::remove);
    events.emit("customer.deleted", customer);
    return state.add(Catalogue.deleted(call.id(), KIND));
  }
}
