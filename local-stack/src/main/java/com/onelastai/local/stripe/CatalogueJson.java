package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

final class CatalogueJson {

  private static final String PRODUCT =
      """
      {
        "id": null,
        "object": "product",
        "active": true,
        "created": 0,
        "default_price": null,
        "description": null,
        "images": [],
        "livemode": false,
        "marketing_features": [],
        "metadata": {},
        "name": null,
        "package_dimensions": null,
        "shippable": null,
        "statement_descriptor": null,
        "tax_code": null,
        "type": "service",
        "unit_label": null,
        "updated": 0,
        "url": null
      }
      """;
  private static final String PRICE =
      """
      {
        "id": null,
        "object": "price",
        "active": true,
        "billing_scheme": "per_unit",
        "created": 0,
        "currency": null,
        "custom_unit_amount": null,
        "livemode": false,
        "lookup_key": null,
        "metadata": {},
        "nickname": null,
        "product": null,
        "recurring": {
          "interval": null,
          "interval_count": 1,
          "meter": null,
          "trial_period_days": null,
          "usage_type": "licensed"
        },
        "tax_behavior": "unspecified",
        "tiers_mode": null,
        "transform_quantity": null,
        "type": "recurring",
        "unit_amount": 0,
        "unit_amount_decimal": "0"
      }
      """;
  private static final String COUPON =
      """
      {
        "id": null,
        "object": "coupon",
        "amount_off": null,
        "created": 0,
        "currency": null,
        "duration": null,
        "duration_in_months": null,
        "livemode": false,
        "max_redemptions": null,
        "metadata": {},
        "name": null,
        "percent_off": null,
        "redeem_by": null,
        "times_redeemed": 0,
        "valid": true
      }
      """;

  private CatalogueJson() {}

  static ObjectNode product(String id, String name, long created) {
    return Json.of(PRODUCT)
        .put("id", id)
        .put("name", name)
        .put("created", created)
        .put("updated", created);
  }

  static ObjectNode price(
      String product, String currency, long amount, String interval, long count, long created) {
    ObjectNode price =
        Json.of(PRICE)
            .put("id", Ids.next("price_"))
            .put("product", product)
            .put("currency", currency)
            .put("unit_amount", amount)
            .put("unit_amount_decimal", String.valueOf(amount))
            .put("created", created);
    Json.object(price, "recurring").put("interval", interval).put("interval_count", count);
    return price;
  }

  static ObjectNode coupon(String id, String duration, long created) {
    return Json.of(COUPON).put("id", id).put("duration", duration).put("created", created);
  }

  /** What is left of an object that was removed. */
  static ObjectNode deleted(String id, String kind) {
    return Json.MAPPER.createObjectNode().put("id", id).put("object", kind).put("deleted", true);
  }
}
