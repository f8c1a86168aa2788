package com.onelastai.local.stripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Refunds of charges. */
record Refunds(State state, Events events, Disputes disputes) {

  ObjectNode create(Call call) {
    return create(paidCharge(call), call);
  }

  /** As part of a credit note. */
  ObjectNode ofInvoice(ObjectNode invoice, long amount) {
    String intent =
        state
            .all("invoice_payment", "invoice", Json.id(invoice))
            .filter(payment -> Json.text(payment, "status").equals("paid"))
            .map(payment -> Json.text(payment, "payment.payment_intent"))
            .findFirst()
            .orElseThrow(() ->
                StripeError.invalid("refund_amount", "The invoice has no payment to refund."));
    ObjectNode params = Json.newObject().put("payment_intent", intent).put("amount", amount);
    return create(new Call("/v1/refunds", List.of(), params));
  }

  private ObjectNode create(ObjectNode charge, Call call) {
    if (disputes.takes(charge)) {
      throw StripeError.refused(
          "charge_disputed", "Charge " + Json.id(charge) + " has been charged back.");
    }
    long left = Json.number(charge, "amount") - Json.number(charge, "amount_refunded");
    if (left == 0) {
      throw StripeError.refused(
          "charge_already_refunded", "Charge " + Json.id(charge) + " has already been refunded.");
    }
    long amount = call.number("amount").orElse(left);
    if (amount < 1 || amount > left) {
      throw StripeError.invalid(
          "amount",
          "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
              .formatted(amount, left));
    }
    ObjectNode refund =
        state
            .create("refund")
            .put("amount", amount)
            .put("charge", Json.id(charge))
            .put("currency", Json.text(charge, "currency"))
            .put("payment_intent", Json.text(charge, "payment_intent"));
    call.copyTo(refund, "reason");
    ObjectNode before = charge.deepCopy();
    charge
        .put("amount_refunded", Json.number(charge, "amount_refunded") + amount)
        .put("refunded", amount == left);
    state.add(refund);
    events.emit("refund.created", refund);
    events.emitUpdate("charge.refunded", charge, before);
    events.emit("refund.updated", refund);
    return refund;
  }

  private ObjectNode paidCharge(Call call) {
    if (call.has("charge")) {
      return state.inParam("charge", call.required("charge"), "charge");
    }
    String id = call.required("payment_intent");
    ObjectNode intent = state.inParam("payment_intent", id, "payment_intent");
    if (!Json.text(intent, "status").equals("succeeded")) {
      throw StripeError.refused(
          "payment_intent_unexpected_state",
          "This PaymentIntent (" + id + ") does not have a successful charge to refund.");
    }
    return state.get("charge", Json.text(intent, "latest_charge"));
  }
}
