package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

/** What is to be paid, and cards that are to be kept. */
final class IntentJson {

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

  private IntentJson() {}

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

  static ObjectNode error(Decline decline, String charge) {
    return Json.MAPPER
        .createObjectNode()
        .put("charge", charge)
        .put("code", "card_declined")
        .put("decline_code", decline.code())
        .put("message", decline.message())
        .put("type", "card_error");
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
