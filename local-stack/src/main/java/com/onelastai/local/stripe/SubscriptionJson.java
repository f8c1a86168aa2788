package com.onelastai.local.stripe;

import tools.jackson.databind.node.ObjectNode;

final class SubscriptionJson {

  private static final String SUBSCRIPTION =
      """
      {
        "id": null,
        "object": "subscription",
        "application": null,
        "application_fee_percent": null,
        "automatic_tax": {"disabled_reason": null, "enabled": false, "liability": null},
        "billing_cycle_anchor": 0,
        "billing_cycle_anchor_config": null,
        "billing_mode": {
          "flexible": {"proration_discounts": "included"},
          "type": "flexible",
          "updated_at": null
        },
        "billing_thresholds": null,
        "cancel_at": null,
        "cancel_at_period_end": false,
        "canceled_at": null,
        "cancellation_details": {"comment": null, "feedback": null, "reason": null},
        "collection_method": "charge_automatically",
        "created": 0,
        "currency": null,
        "customer": null,
        "days_until_due": null,
        "default_payment_method": null,
        "default_source": null,
        "default_tax_rates": [],
        "description": null,
        "discounts": [],
        "ended_at": null,
        "invoice_settings": {"account_tax_ids": null, "issuer": {"type": "self"}},
        "items": {},
        "latest_invoice": null,
        "livemode": false,
        "metadata": {},
        "next_pending_invoice_item_invoice": null,
        "on_behalf_of": null,
        "pause_collection": null,
        "payment_settings": {
          "payment_method_options": null,
          "payment_method_types": null,
          "save_default_payment_method": "off"
        },
        "pending_invoice_item_interval": null,
        "pending_setup_intent": null,
        "pending_update": null,
        "schedule": null,
        "start_date": 0,
        "status": "active",
        "test_clock": null,
        "transfer_data": null,
        "trial_end": null,
        "trial_settings": {"end_behavior": {"missing_payment_method": "create_invoice"}},
        "trial_start": null
      }
      """;
  private static final String ITEM =
      """
      {
        "id": null,
        "object": "subscription_item",
        "billing_thresholds": null,
        "created": 0,
        "current_period_end": 0,
        "current_period_start": 0,
        "discounts": [],
        "metadata": {},
        "price": {},
        "quantity": 1,
        "subscription": null,
        "tax_rates": []
      }
      """;

  private SubscriptionJson() {}

  static ObjectNode subscription(NewSubscription wanted, long created) {
    String id = Ids.next("sub_");
    long trialEnd = created + wanted.trialDays() * 86_400L;
    ObjectNode subscription =
        Json.of(SUBSCRIPTION)
            .put("id", id)
            .put("billing_cycle_anchor", trialEnd)
            .put("created", created)
            .put("currency", Json.text(wanted.price(), "currency"))
            .put("customer", wanted.customer())
            .put("default_payment_method", wanted.paymentMethod())
            .put("description", wanted.description())
            .put("start_date", created);
    subscription.set("metadata", wanted.metadata().deepCopy());
    if (wanted.trialDays() > 0) {
      subscription.put("status", "trialing").put("trial_start", created).put("trial_end", trialEnd);
    }
    ObjectNode item =
        Json.of(ITEM).put("id", Ids.next("si_")).put("created", created).put("subscription", id);
    item.set("price", wanted.price().deepCopy());
    setPeriod(
        item,
        wanted.trialDays() > 0
            ? new Period(created, trialEnd)
            : Period.from(created, created, wanted.price()));
    subscription.set(
        "items",
        ListJson.of("/v1/subscription_items?subscription=" + id, java.util.List.of(item), false));
    return subscription;
  }

  /** The only one. */
  static ObjectNode item(ObjectNode subscription) {
    return (ObjectNode) Json.at(subscription, "items.data").path(0);
  }

  static ObjectNode price(ObjectNode subscription) {
    return Json.object(item(subscription), "price");
  }

  static Period period(ObjectNode subscription) {
    ObjectNode item = item(subscription);
    return new Period(
        Json.number(item, "current_period_start"), Json.number(item, "current_period_end"));
  }

  static void setPeriod(ObjectNode item, Period period) {
    item.put("current_period_start", period.start()).put("current_period_end", period.end());
  }
}
