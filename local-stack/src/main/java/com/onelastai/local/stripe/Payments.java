package com.onelastai.local.stripe;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Charges cards, as far as a simulator can. */
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

  /** What the bank would say to a charge now; empty if it would pay. */
  Optional<Decline> decline(ObjectNode method) {
    long paymentsBefore =
        state
            .all("charge", "payment_method", Json.text(method, "id"))
            .filter(charge -> Json.flag(charge, "paid"))
            .count();
    return TestCard.ofLast4(Json.text(method, "card.last4")).declines(paymentsBefore)
        ? Optional.of(Decline.GENERIC)
        : Optional.empty();
  }

  /** Charges what is due on an invoice; empty if that is paid now. */
  Optional<StripeError> pay(ObjectNode invoice, ObjectNode method) {
    ObjectNode payment =
        state
            .all("invoice_payment", "invoice", Json.text(invoice, "id"))
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
    ObjectNode intent =
        newIntent(Json.text(invoice, "customer"), due, Json.text(invoice, "currency"));
    return state.add(PaymentJson.invoicePayment(invoice, Json.text(intent, "id"), clock.seconds()));
  }

  private ObjectNode newIntent(String customer, long amount, String currency) {
    return state.add(PaymentJson.intent(customer, amount, currency, clock.seconds()));
  }

  /** A card that was never kept, because the first charge to it is declined. */
  void declineUnkept(String customer, long amount, String currency, TestCard card) {
    ObjectNode unkept = CustomerJson.card(card, customer, clock.seconds());
    charge(newIntent(customer, amount, currency), unkept);
  }

  private Optional<StripeError> charge(ObjectNode intent, ObjectNode method) {
    // Before the charge is among those that count.
    Optional<Decline> decline = decline(method);
    ObjectNode charge = state.add(PaymentJson.charge(intent, method, receipts, clock.seconds()));
    String id = Json.text(charge, "id");
    intent.put("latest_charge", id);
    if (decline.isPresent()) {
      PaymentJson.decline(charge, decline.get());
      intent.set("last_payment_error", PaymentJson.error(decline.get(), id));
      events.emit("charge.failed", charge);
      events.emit("payment_intent.payment_failed", intent);
      return Optional.of(StripeError.declined(decline.get(), id));
    }
    intent
        .put("amount_received", Json.number(intent, "amount"))
        .putNull("last_payment_error")
        .put("payment_method", Json.text(method, "id"))
        .put("status", "succeeded");
    events.emit("charge.succeeded", charge);
    events.emit("payment_intent.succeeded", intent);
    return Optional.empty();
  }
}
