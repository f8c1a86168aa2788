package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

final class CustomerCalls {

  private static final String KIND = "customer";
  private static final String DEFAULT_CARD = "invoice_settings.default_payment_method";

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final Subscriptions subscriptions;

  CustomerCalls(State state, SimulatedClock clock, Events events, Subscriptions subscriptions) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.subscriptions = subscriptions;
  }

  ObjectNode create(Call call) {
    ObjectNode customer = CustomerJson.customer(clock.seconds());
    write(call, customer);
    state.add(customer);
    events.emit("customer.created", customer);
    return customer;
  }

  ObjectNode retrieve(Call call) {
    return state.inPath(KIND, call.id());
  }

  ObjectNode list(Call call) {
    return ListJson.page(
        call,
        "/v1/customers",
        state.all(KIND).filter(found -> !Json.flag(found, "deleted")),
        "email");
  }

  ObjectNode update(Call call) {
    ObjectNode customer = living(call.id());
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
    if (!Json.text(card, KIND).equals(Json.text(customer, "id"))) {
      throw StripeError.invalid(
          "invoice_settings[default_payment_method]",
          "The customer does not have a payment method with the ID "
              + id
              + ". The payment method must be attached to the customer.");
    }
    return id;
  }

  private ObjectNode living(String id) {
    ObjectNode customer = state.inPath(KIND, id);
    if (Json.flag(customer, "deleted")) {
      throw StripeError.notFound(KIND, id);
    }
    return customer;
  }

  /** Ends their subscriptions at once and forgets their cards. */
  ObjectNode delete(Call call) {
    ObjectNode customer = living(call.id());
    List<ObjectNode> theirs = state.all("subscription", KIND, call.id()).toList();
    theirs.stream()
        .filter(Subscriptions::isLive)
        .forEach(subscription -> subscriptions.end(subscription, "cancellation_requested"));
    state.all("payment_method", KIND, call.id()).toList().forEach(state::remove);
    events.emit("customer.deleted", customer);
    return state.add(CatalogueJson.deleted(call.id(), KIND));
  }
}
