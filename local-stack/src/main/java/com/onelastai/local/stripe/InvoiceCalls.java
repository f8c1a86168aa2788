package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

final class InvoiceCalls {

  private static final String KIND = "invoice";

  private final State state;
  private final Subscriptions subscriptions;

  InvoiceCalls(State state, Subscriptions subscriptions) {
    this.state = state;
    this.subscriptions = subscriptions;
  }

  ObjectNode list(Call call) {
    String wanted = call.text("subscription").orElse("");
    return Json.page(
        call,
        "/v1/invoices",
        state
            .all(KIND)
            .filter(found ->
                wanted.isEmpty() || Json.text(found, InvoiceJson.SUBSCRIPTION).equals(wanted)),
        "customer",
        "status");
  }

  /** A declined card gives 402 and leaves the invoice open. */
  ObjectNode pay(Call call) {
    ObjectNode invoice = state.inPath(KIND, call.id());
    String status = Json.text(invoice, "status");
    if (!status.equals("open")) {
      throw StripeError.refused(null, "Invoice is " + status + " and cannot be paid");
    }
    subscriptions
        .payNow(invoice)
        .ifPresent(refused -> {
          throw refused;
        });
    return invoice;
  }

  ObjectNode payments(Call call) {
    String intent = call.text("payment.payment_intent").orElse("");
    return Json.page(
        call,
        "/v1/invoice_payments",
        state
            .all("invoice_payment")
            .filter(found ->
                intent.isEmpty() || Json.text(found, "payment.payment_intent").equals(intent)),
        "invoice",
        "status");
  }
}
