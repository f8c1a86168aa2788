package com.onelastai.local.stripe;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

final class CustomerJson {

  private static final String CUSTOMER =
      """
      {
        "id": null,
        "object": "customer",
        "address": null,
        "balance": 0,
        "created": 0,
        "currency": null,
        "default_source": null,
        "delinquent": false,
        "description": null,
        "email": null,
        "invoice_prefix": null,
        "invoice_settings": {
          "custom_fields": null,
          "default_payment_method": null,
          "footer": null,
          "rendering_options": null
        },
        "livemode": false,
        "metadata": {},
        "name": null,
        "next_invoice_sequence": 1,
        "phone": null,
        "preferred_locales": [],
        "shipping": null,
        "tax_exempt": "none",
        "test_clock": null
      }
      """;
  private static final String CARD =
      """
      {
        "id": null,
        "object": "payment_method",
        "allow_redisplay": "always",
        "billing_details": {
          "address": {
            "city": null,
            "country": "US",
            "line1": null,
            "line2": null,
            "postal_code": null,
            "state": null
          },
          "email": null,
          "name": null,
          "phone": null,
          "tax_id": null
        },
        "card": {
          "brand": "visa",
          "checks": {
            "address_line1_check": null,
            "address_postal_code_check": null,
            "cvc_check": "pass"
          },
          "country": "US",
          "display_brand": "visa",
          "exp_month": 12,
          "exp_year": 2034,
          "fingerprint": null,
          "funding": "credit",
          "generated_from": null,
          "last4": null,
          "networks": {"available": ["visa"], "preferred": null},
          "three_d_secure_usage": {"supported": true},
          "wallet": null
        },
        "created": 0,
        "customer": null,
        "livemode": false,
        "metadata": {},
        "type": "card"
      }
      """;
  private static final int PREFIX_LENGTH = 8;

  private CustomerJson() {}

  static ObjectNode customer(long created) {
    String id = Ids.next("cus_");
    String prefix = id.substring(id.length() - PREFIX_LENGTH).toUpperCase(Locale.ROOT);
    return Json.of(CUSTOMER).put("id", id).put("created", created).put("invoice_prefix", prefix);
  }

  static ObjectNode card(TestCard card, String customer, long created) {
    ObjectNode method =
        Json.of(CARD).put("id", Ids.next("pm_")).put("created", created).put("customer", customer);
    Json.object(method, "card").put("last4", card.last4()).put("fingerprint", card.name());
    return method;
  }
}
