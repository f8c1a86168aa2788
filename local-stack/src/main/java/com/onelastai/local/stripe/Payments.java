package com.onelastai.local.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Charges cards, as far as a simulator can: charges, payment intents and invoice payments. */
final class Payments {

  private final State state;
  private final SimulatedClock clock;
  private final Events events;
  private final String receipts;

  /**
   * @param url of the simulator
   */
  Payments(State state, SimulatedClock clock, Events events, String url) {
    this.state = state;
    this.clock = clock;
    this.events = events;
    this.receipts = url + "/receipts/";
  }

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
      Json.object(payment, "status_transitions").put("paid_at", clock.seconds());
    }
    return refused;
  }

  private ObjectNode newPayment(ObjectNode invoice) {
    long due = Json.number(invoice, "amount_due");
    String currency = Json.text(invoice, "currency");
    ObjectNode intent = newIntent(Json.text(invoice, "customer"), due, currency);
    ObjectNode payment =
        Json.template("invoice_payment", Json.newId("inpay_"))
            .put("amount_requested", due)
            .put("created", clock.seconds())
            .put("currency", currency)
            .put("invoice", Json.id(invoice));
    Json.object(payment, "payment").put("payment_intent", Json.id(intent));
    return state.add(payment);
  }

  private ObjectNode newIntent(String customer, long amount, String currency) {
    String id = Json.newId("pi_");
    return state.add(
        Json.template("payment_intent", id)
            .put("amount", amount)
            .put("client_secret", Json.newId(id + "_secret_"))
            .put("created", clock.seconds())
            .put("currency", currency)
            .put("customer", customer));
  }

  /** Records the declined first charge to a card that is therefore never stored. */
  void declineNewCard(String customer, long amount, String currency, TestCard card) {
    charge(newIntent(customer, amount, currency), PaymentMethods.card(card, customer, clock));
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
    String id = Json.newId("ch_");
    long amount = Json.number(intent, "amount");
    ObjectNode charge =
        Json.template("charge", id)
            .put("amount", amount)
            .put("amount_captured", amount)
            .put("created", clock.seconds())
            .put("currency", Json.text(intent, "currency"))
            .put("customer", Json.text(intent, "customer"))
            .put("payment_intent", Json.id(intent))
            .put("payment_method", Json.id(method))
            .put("receipt_url", receipts + id);
    charge.set("billing_details", method.get("billing_details"));
    Json.object(charge, "payment_method_details").set("card", method.get("card").deepCopy());
    charge
        .putObject("outcome")
        .put("network_status", "approved_by_network")
        .putNull("reason")
        .put("risk_level", "normal")
        .put("seller_message", "Payment complete.")
        .put("type", "authorized");
    return charge;
  }

  private static void decline(ObjectNode charge, ObjectNode intent) {
    charge
        .put("amount_captured", 0)
        .put("captured", false)
        .put("failure_code", "card_declined")
        .put("failure_message", StripeError.DECLINED)
        .put("paid", false)
        .putNull("receipt_url")
        .put("status", "failed");
    Json.object(charge, "outcome")
        .put("network_status", "declined_by_network")
        .put("reason", StripeError.DECLINE_CODE)
        .put("seller_message", "The bank did not return any further details with this decline.")
        .put("type", "issuer_declined");
    intent
        .putObject("last_payment_error")
        .put("charge", Json.id(charge))
        .put("code", "card_declined")
        .put("decline_code", StripeError.DECLINE_CODE)
        .put("message", StripeError.DECLINED)
        .put("type", "card_error");
  }
}
