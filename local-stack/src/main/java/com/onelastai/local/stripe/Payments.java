package com.onelastai.local.stripe;

import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Charges cards, as far as a simulator can: charges, payment intents and invoice payments.
 *
 * @param receipts the address of their pages
 */
record Payments(State state, Events events, Disputes disputes, String receipts) {

  private static final String CONFIRMED = "confirmed";

  /** Whether the bank would decline a charge now. */
  boolean declines(ObjectNode method) {
    long paymentsBefore =
        state
            .all("charge", "payment_method", Json.id(method))
            .filter(charge -> Json.flag(charge, "paid"))
            .count();
    return card(method).declines(paymentsBefore);
  }

  /** Whether the bank wants the buyer to confirm a charge, who is not there. */
  boolean asks(ObjectNode method) {
    return !Json.flag(method, CONFIRMED) && card(method) == TestCard.ASKS;
  }

  private static TestCard card(ObjectNode method) {
    return TestCard.ofLast4(Json.text(method, "card.last4"));
  }

  /** Charges while the buyer is there, who confirms. */
  <T> T confirmed(ObjectNode method, Supplier<T> charge) {
    method.put(CONFIRMED, true);
    try {
      return charge.get();
    } finally {
      method.remove(CONFIRMED);
    }
  }

  /** Charges the amount due on an invoice; empty if the payment succeeds. */
  Optional<StripeError> pay(ObjectNode invoice, ObjectNode method) {
    ObjectNode payment =
        state
            .all("invoice_payment", "invoice", Json.id(invoice))
            .findFirst()
            .orElseGet(() -> newPayment(invoice));
    ObjectNode intent = intent(payment);
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

  /** An open invoice became cheaper, or dearer again. */
  void due(ObjectNode invoice) {
    open(invoice)
        .ifPresent(payment -> {
          long due = Json.number(invoice, "amount_due");
          payment.put("amount_requested", due);
          if (due > 0) {
            intent(payment).put("amount", due);
          } else {
            cancelPayment(payment);
          }
        });
  }

  /** The invoice is void. */
  void cancel(ObjectNode invoice) {
    open(invoice).ifPresent(this::cancelPayment);
  }

  private void cancelPayment(ObjectNode payment) {
    payment.put("status", "canceled");
    Json.object(payment, "status_transitions").put("canceled_at", state.now());
    ObjectNode intent =
        intent(payment)
            .put("status", "canceled")
            .put("canceled_at", state.now())
            .put("cancellation_reason", "void_invoice");
    events.emit("payment_intent.canceled", intent);
  }

  private Optional<ObjectNode> open(ObjectNode invoice) {
    return state
        .all("invoice_payment", "invoice", Json.id(invoice))
        .filter(payment -> Json.text(payment, "status").equals("open"))
        .findFirst();
  }

  private ObjectNode intent(ObjectNode payment) {
    return state.get("payment_intent", Json.text(payment, "payment.payment_intent"));
  }

  /** Records the declined first charge to a card that is therefore never stored. */
  void declineNewCard(String customer, long amount, String currency, TestCard card) {
    charge(newIntent(customer, amount, currency), PaymentMethods.card(state, card, customer));
  }

  private Optional<StripeError> charge(ObjectNode intent, ObjectNode method) {
    // Decided first: the new charge must not count itself.
    boolean asks = asks(method);
    boolean declined = declines(method) || asks;
    ObjectNode charge = state.add(newCharge(intent, method));
    String id = Json.id(charge);
    intent.put("latest_charge", id);
    if (declined) {
      decline(charge, intent);
      events.emit("charge.failed", charge);
      events.emit("payment_intent.payment_failed", intent);
      return Optional.of(asks ? StripeError.unconfirmed() : StripeError.declined(id));
    }
    intent
        .put("amount_received", Json.number(intent, "amount"))
        .putNull("last_payment_error")
        .put("payment_method", Json.id(method))
        .put("status", "succeeded");
    events.emit("charge.succeeded", charge);
    events.emit("payment_intent.succeeded", intent);
    if (card(method) == TestCard.DISPUTED) {
      disputes.open(charge);
    }
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
