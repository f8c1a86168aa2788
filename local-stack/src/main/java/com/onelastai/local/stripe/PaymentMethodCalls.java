package com.onelastai.local.stripe;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Cards are made by the checkout page, or by attaching one of Stripe's names for test cards. */
final class PaymentMethodCalls {

  private static final String KIND = "payment_method";

  private final State state;
  private final SimulatedClock clock;
  private final Events events;

  PaymentMethodCalls(State state, SimulatedClock clock, Events events) {
    this.state = state;
    this.clock = clock;
    this.events = events;
  }

  ObjectNode retrieve(Call call) {
    return state.inPath(KIND, call.id());
  }

  ObjectNode list(Call call) {
    return ListJson.page(call, "/v1/payment_methods", attached(call.required("customer")), "type");
  }

  ObjectNode listOfCustomer(Call call) {
    return ListJson.page(
        call, "/v1/customers/" + call.id() + "/payment_methods", attached(call.id()), "type");
  }

  ObjectNode retrieveOfCustomer(Call call) {
    String id = call.ids().getLast();
    return attached(call.id())
        .filter(method -> Json.text(method, "id").equals(id))
        .findFirst()
        .orElseThrow(() -> StripeError.notFound(KIND, id));
  }

  private Stream<ObjectNode> attached(String customer) {
    state.inParam("customer", customer, "customer");
    return state.all(KIND, "customer", customer);
  }

  ObjectNode attach(Call call) {
    String customer =
        Json.text(state.inParam("customer", call.required("customer"), "customer"), "id");
    return TestCard.ofToken(call.id())
        .map(card -> attachNew(card, customer))
        .orElseGet(() -> attachAgain(state.inPath(KIND, call.id()), customer));
  }

  /** A bank is asked when a card is left, so a card that is declined is not kept. */
  ObjectNode attachNew(TestCard card, String customer) {
    if (card == TestCard.DECLINED) {
      throw StripeError.declined(Decline.GENERIC, null);
    }
    ObjectNode method = state.add(CustomerJson.card(card, customer, clock.seconds()));
    events.emit("payment_method.attached", method);
    return method;
  }

  private ObjectNode attachAgain(ObjectNode method, String customer) {
    String holder = Json.text(method, "customer");
    if (holder.isEmpty()) {
      throw StripeError.refused(
          null,
          "This PaymentMethod was previously used without being attached to a Customer or was"
              + " detached from a Customer, and may not be used again.");
    }
    if (!holder.equals(customer)) {
      throw StripeError.refused(
          null, "The payment method you provided has already been attached to a customer.");
    }
    return method;
  }

  ObjectNode detach(Call call) {
    ObjectNode method = state.inPath(KIND, call.id());
    String customer = Json.text(method, "customer");
    if (customer.isEmpty()) {
      throw StripeError.refused(
          null,
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    ObjectNode before = method.deepCopy();
    method.putNull("customer");
    forget(Json.object(state.get("customer", customer), "invoice_settings"), call.id());
    state.all("subscription", "customer", customer).forEach(held -> forget(held, call.id()));
    events.emitUpdate("payment_method.detached", method, before);
    return method;
  }

  private static void forget(ObjectNode holder, String method) {
    if (Json.text(holder, "default_payment_method").equals(method)) {
      holder.putNull("default_payment_method");
    }
  }
}
