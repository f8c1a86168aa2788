package com.onelastai.local.stripe;

import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Cards: made by the checkout page, or by attaching a test card by Stripe's name for it. */
record PaymentMethods(State state, Events events) {

  private static final String KIND = "payment_method";

  ObjectNode list(Call call) {
    return Json.page(call, attached(call.required("customer")), "type");
  }

  ObjectNode listOfCustomer(Call call) {
    return Json.page(call, attached(call.id()), "type");
  }

  ObjectNode retrieveOfCustomer(Call call) {
    String id = call.ids().getLast();
    return attached(call.id())
        .filter(method -> Json.id(method).equals(id))
        .findFirst()
        .orElseThrow(() -> StripeError.notFound(KIND, id));
  }

  private Stream<ObjectNode> attached(String customer) {
    state.customer(customer);
    return state.all(KIND, "customer", customer);
  }

  ObjectNode attach(Call call) {
    String customer = state.customer(call);
    return TestCard.ofToken(call.id())
        .map(card -> attachNew(card, customer))
        .orElseGet(() -> attachAgain(state.inPath(KIND, call.id()), customer));
  }

  /** The bank checks a new card, so a declined card is not stored. */
  ObjectNode attachNew(TestCard card, String customer) {
    if (card == TestCard.DECLINED) {
      throw StripeError.declined(null);
    }
    ObjectNode method = state.add(card(state, card, customer));
    events.emit("payment_method.attached", method);
    return method;
  }

  static ObjectNode card(State state, TestCard card, String customer) {
    ObjectNode method = state.create(KIND).put("customer", customer);
    Json.object(method, "card").put("last4", card.last4()).put("fingerprint", card.name());
    return method;
  }

  private static ObjectNode attachAgain(ObjectNode method, String customer) {
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
    clearDefault(Json.object(state.get("customer", customer), "invoice_settings"), call.id());
    state.all("subscription", "customer", customer).forEach(held -> clearDefault(held, call.id()));
    events.emitUpdate("payment_method.detached", method, before);
    return method;
  }

  private static void clearDefault(ObjectNode holder, String method) {
    if (Json.text(holder, "default_payment_method").equals(method)) {
      holder.putNull("default_payment_method");
    }
  }
}
