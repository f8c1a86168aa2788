package com.onelastai.local.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Charges cards, as far as a simulator can: charges, payment intents and invoice payments.
 *
 * @param receipts the address of their pages
 */
record Payments(State state, Events events, String receipts) {

  /** Whether the bank would decline a charge now. */
  boolean declines(ObjectNode method) {
    long paymentsBefore =
        state
            .all("charge", "payment_method", Json.id(method))
            .filter(charge -> Json.flag(charge, "paid"))
            .count();
    return TestCard.ofLast4(Json.text(method, "card.last4")).declines(paymentsBefore);
  }

  /** Charges the amount due on an invoice; empty if the payment succeeds. */
  Optional<StripeError> pay(ObjectNode invoice, ObjectNode method) {
    ObjectNode payment =
        state
            .all("invoice_payment", "invoice", Json.id(invoice))
            .findFirst()
            .orElseGet(() -> newPayment(invoice));
    ObjectNode intent = state.get("payment_intent", Json.text(payment, "payment.payment_intent"));
    Optional<StripeError> refused = charge(intent, method);
    if (refused.isEmpty()) {
      payment.put("status", "paid").put("amount_paid", Json.number(intent, "amount"));
      Json.object(payment, "status_transitions").put("paid_at", state.now());
    }
    return refused;
  }

  private ObjectNode newPayment(ObjectNode invoice) {
    long due = Json.number(invoice, "amount_due");
    String currency = Json.text(invoice, "currency");
    ObjectNode intent = newIntent(Json.text(invoice, "customer"), due, currency);
    ObjectNode payment =
        state
            .create("invoice_payment")
            .put("amount_requested", due)
            .put("currency", currency)
            .put("invoice", Json.id(invoice));
    Json.object(payment, "payment").put("payment_intent", Json.id(intent));
    return state.add(payment);
  }

  private ObjectNode newIntent(String customer, long amount, String currency) {
    ObjectNode intent = state.create("payment_intent");
    return state.add(
        intent
            .put("amount", amount)
            .put("client_secret", Json.newId(Json.id(intent) + "_secret_"))
            .put("currency", currency)
            .put("customer", customer));
  }

  /** Records the declined first charge to a card that is therefore never stored. */
  void declineNewCard(String customer, long amount, String currency, TestCard card) {
    charge(newIntent(customer, amount, currency), PaymentMethods.card(state, card, customer));
  }

  private Optional<StripeError> charge(ObjectNode intent, ObjectNode method) {
    // Decided first: the new charge must not count itself.
    boolean declined = declines(method);
    ObjectNode charge = state.add(newCharge(intent, method));
    String id = Json.id(charge);
    intent.put("latest_charge", id);
    if (declined) {
      decline(charge, intent);
      events.emit("charge.failed", charge);
      events.emit("payment_intent.payment_failed", intent);
      return Optional.of(StripeError.declined(id));
    }
    intent
        .put("amount_received", Json.number(intent, "amount"))
        .putNull("last_payment_error")
        .put("payment_method", Json.id(method))
        .put("status", "succeeded");
    events.emit("charge.succeeded", charge);
    events.emit("payment_intent.succeeded", intent);
    return Optional.empty();
  }

  private ObjectNode newCharge(ObjectNode intent, ObjectNode method) {
    long amount = Json.number(intent, "amount");
    ObjectNode charge =
        state
            .create("charge")
            .put("amount", amount)
            .put("amount_captured", amount)
            .put("currency", Json.text(intent, "currency"))
            .put("customer", Json.text(intent, "customer"))
            .put("payment_intent", Json.id(intent))
            .put("payment_method", Json.id(method));
    charge.put("receipt_url", receipts + Json.id(charge));
    charge.set("billing_details", method.get("billing_details"));
    Json.object(charge, "payment_method_details").set("card", method.get("card").deepCopy());
    return charge;
  }

  private static void decline(ObjectNode charge, ObjectNode intent) {
    charge.setAll(Json.template("charge.declined"));
    intent.setAll(Json.template("payment_intent.declined"));
    Json.object(intent, "last_payment_error").put("charge", Json.id(charge));
  }
}
