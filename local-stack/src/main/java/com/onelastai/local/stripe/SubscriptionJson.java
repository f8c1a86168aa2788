package com.onelastai.local.stripe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

final class SubscriptionJson {

  private SubscriptionJson() {}

  static ObjectNode subscription(Order wanted, long created) {
    String id = Json.newId("sub_");
    long trialEnd = created + wanted.trialDays() * 86_400L;
    ObjectNode subscription =
        Json.template("subscription", id)
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
        Json.template("subscription_item", Json.newId("si_"))
            .put("created", created)
            .put("subscription", id);
    item.set("price", wanted.price().deepCopy());
    setPeriod(
        item,
        wanted.trialDays() > 0
            ? new Period(created, trialEnd)
            : Period.from(created, created, wanted.price()));
    subscription.set(
        "items", Json.list("/v1/subscription_items?subscription=" + id, List.of(item), false));
    return subscription;
  }

  /** The single item. */
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

  /**
   * The subscription to create.
   *
   * @param coupons ids
   * @param trialDays 0 if there is no trial
   * @param paymentMethod null for the customer's default
   */
  record Order(
      String customer,
      ObjectNode price,
      ObjectNode metadata,
      @Nullable String description,
      List<String> coupons,
      long trialDays,
      @Nullable String paymentMethod) {}
}
