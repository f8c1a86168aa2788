package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

/** What ties an invoice to how it is paid. */
final class InvoicePaymentJson {

  private static final String INVOICE_PAYMENT =
      """
      {
        "id": null,
        "object": "invoice_payment",
        "amount_paid": null,
        "amount_requested": 0,
        "created": 0,
        "currency": null,
        "invoice": null,
        "is_default": true,
        "livemode": false,
        "payment": {"type": "payment_intent", "payment_intent": null},
        "status": "open",
        "status_transitions": {"canceled_at": null, "paid_at": null}
      }
      """;

  private InvoicePaymentJson() {}

  static ObjectNode payment(ObjectNode invoice, String intent, long created) {
    ObjectNode payment =
        Json.of(INVOICE_PAYMENT)
            .put("id", Ids.next("inpay_"))
            .put("amount_requested", Json.number(invoice, "amount_due"))
            .put("created", created)
            .put("currency", Json.text(invoice, "currency"))
            .put("invoice", Json.text(invoice, "id"));
    Json.object(payment, "payment").put("payment_intent", intent);
    return payment;
  }
}
