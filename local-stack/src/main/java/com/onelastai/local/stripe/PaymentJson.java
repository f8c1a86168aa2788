package com.onelastai.local.stripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Payments, charges, refunds and the saving of cards. */
final class PaymentJson {

  private static final String INTENT =
      """
      {
        "id": null,
        "object": "payment_intent",
        "amount": 0,
        "amount_capturable": 0,
        "amount_details": {"tip": {}},
        "amount_received": 0,
        "application": null,
        "application_fee_amount": null,
        "automatic_payment_methods": null,
        "canceled_at": null,
        "cancellation_reason": null,
        "capture_method": "automatic",
        "client_secret": null,
        "confirmation_method": "automatic",
        "created": 0,
        "currency": null,
        "customer": null,
        "description": null,
        "last_payment_error": null,
        "latest_charge": null,
        "livemode": false,
        "metadata": {},
        "next_action": null,
        "on_behalf_of": null,
        "payment_method": null,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "processing": null,
        "receipt_email": null,
        "setup_future_usage": "off_session",
        "shipping": null,
        "source": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": "requires_payment_method",
        "transfer_data": null,
        "transfer_group": null
      }
      """;
  private static final String CHARGE =
      """
      {
        "id": null,
        "object": "charge",
        "amount": 0,
        "amount_captured": 0,
        "amount_refunded": 0,
        "application": null,
        "application_fee": null,
        "application_fee_amount": null,
        "balance_transaction": null,
        "billing_details": {},
        "calculated_statement_descriptor": "STRIPE SIMULATOR",
        "captured": true,
        "created": 0,
        "currency": null,
        "customer": null,
        "description": null,
        "disputed": false,
        "failure_balance_transaction": null,
        "failure_code": null,
        "failure_message": null,
        "fraud_details": {},
        "livemode": false,
        "metadata": {},
        "on_behalf_of": null,
        "outcome": null,
        "paid": true,
        "payment_intent": null,
        "payment_method": null,
        "payment_method_details": {"type": "card", "card": {}},
        "receipt_email": null,
        "receipt_number": null,
        "receipt_url": null,
        "refunded": false,
        "review": null,
        "shipping": null,
        "source": null,
        "source_transfer": null,
        "statement_descriptor": null,
        "statement_descriptor_suffix": null,
        "status": "succeeded",
        "transfer_data": null,
        "transfer_group": null
      }
      """;
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
  private static final String REFUND =
      """
      {
        "id": null,
        "object": "refund",
        "amount": 0,
        "balance_transaction": null,
        "charge": null,
        "created": 0,
        "currency": null,
        "destination_details": {"card": {"type": "refund"}, "type": "card"},
        "metadata": {},
        "payment_intent": null,
        "reason": null,
        "receipt_number": null,
        "source_transfer_reversal": null,
        "status": "succeeded",
        "transfer_reversal": null
      }
      """;
  private static final String SETUP_INTENT =
      """
      {
        "id": null,
        "object": "setup_intent",
        "application": null,
        "automatic_payment_methods": null,
        "cancellation_reason": null,
        "client_secret": null,
        "created": 0,
        "customer": null,
        "description": null,
        "flow_directions": null,
        "last_setup_error": null,
        "latest_attempt": null,
        "livemode": false,
        "mandate": null,
        "metadata": {},
        "next_action": null,
        "on_behalf_of": null,
        "payment_method": null,
        "payment_method_options": {},
        "payment_method_types": ["card"],
        "single_use_mandate": null,
        "status": "requires_payment_method",
        "usage": "off_session"
      }
      """;

  private PaymentJson() {}

  static ObjectNode intent(String customer, long amount, String currency, long created) {
    String id = Ids.next("pi_");
    return Json.of(INTENT)
        .put("id", id)
        .put("amount", amount)
        .put("client_secret", Ids.next(id + "_secret_"))
        .put("created", created)
        .put("currency", currency)
        .put("customer", customer);
  }

  static ObjectNode charge(ObjectNode intent, ObjectNode method, String receipts, long created) {
    String id = Ids.next("ch_");
    long amount = Json.number(intent, "amount");
    ObjectNode charge =
        Json.of(CHARGE)
            .put("id", id)
            .put("amount", amount)
            .put("amount_captured", amount)
            .put("created", created)
            .put("currency", Json.text(intent, "currency"))
            .put("customer", Json.text(intent, "customer"))
            .put("payment_intent", Json.text(intent, "id"))
            .put("payment_method", Json.text(method, "id"))
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

  static void decline(ObjectNode charge, Decline decline) {
    charge
        .put("amount_captured", 0)
        .put("captured", false)
        .put("failure_code", "card_declined")
        .put("failure_message", decline.message())
        .put("paid", false)
        .putNull("receipt_url")
        .put("status", "failed");
    Json.object(charge, "outcome")
        .put("network_status", "declined_by_network")
        .put("reason", decline.code())
        .put("seller_message", "The bank did not return any further details with this decline.")
        .put("type", "issuer_declined");
  }

  static ObjectNode error(Decline decline, String charge) {
    return Json.MAPPER
        .createObjectNode()
        .put("charge", charge)
        .put("code", "card_declined")
        .put("decline_code", decline.code())
        .put("message", decline.message())
        .put("type", "card_error");
  }

  static ObjectNode invoicePayment(ObjectNode invoice, String intent, long created) {
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

  static ObjectNode refund(ObjectNode charge, long amount, @Nullable String reason, long created) {
    return Json.of(REFUND)
        .put("id", Ids.next("re_"))
        .put("amount", amount)
        .put("charge", Json.text(charge, "id"))
        .put("created", created)
        .put("currency", Json.text(charge, "currency"))
        .put("payment_intent", Json.text(charge, "payment_intent"))
        .put("reason", reason);
  }

  static ObjectNode setupIntent(String customer, long created) {
    String id = Ids.next("seti_");
    return Json.of(SETUP_INTENT)
        .put("id", id)
        .put("client_secret", Ids.next(id + "_secret_"))
        .put("created", created)
        .put("customer", customer);
  }
}
