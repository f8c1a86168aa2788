package com.onelastai.billing.subscription;

import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.SoldProduct;
import com.onelastai.billing.stripe.StripeSubscription;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who bought what. The purchase is in the metadata at Stripe, where people and other programs can
 * change it: whose a stored subscription is, its id says, and what it is for, Stripe's product.
 */
@Component
class Ownership {

  private final Plans plans;

  Ownership(Plans plans) {
    this.plans = plans;
  }

  /**
   * @param before the stored subscription; null if it is new
   * @return null if this service did not sell it
   */
  @Nullable Purchase of(StripeSubscription state, @Nullable Subscription before) {
    Purchase known = before == null ? null : before.stripe().purchase();
    Purchase terms = of(state.purchase(), known);
    return terms == null ? null : asSold(state, terms);
  }

  /**
   * @param written in the metadata; null if it is incomplete
   * @param known of the stored subscription; null if it is new
   */
  @Nullable Purchase of(@Nullable Purchase written, @Nullable Purchase known) {
    if (known == null || written == null) {
      return known == null ? written : known;
    }
    if (!isUsable(written, known)) {
      return known;
    }
    return with(written, known.userId(), written.planId(), written.agentId(), written.period());
  }

  private boolean isUsable(Purchase written, Purchase known) {
    return written.planId().equals(Plan.AGENT)
        ? written.agentId() != null
        : written.planId().equals(known.planId()) || plans.find(written.planId()).isPresent();
  }

  private Purchase asSold(StripeSubscription state, Purchase terms) {
    String period = Objects.requireNonNullElse(state.period(), terms.period());
    SoldProduct product = SoldProduct.of(state.productId());
    if (product == null || !isKnown(product, terms)) {
      return with(terms, terms.userId(), terms.planId(), terms.agentId(), period);
    }
    String planId = Objects.requireNonNullElse(product.planId(), Plan.AGENT);
    return with(terms, terms.userId(), planId, product.agentId(), period);
  }

  private boolean isKnown(SoldProduct product, Purchase terms) {
    String planId = product.planId();
    return planId == null || planId.equals(terms.planId()) || plans.find(planId).isPresent();
  }

  private static Purchase with(
      Purchase terms, String userId, String planId, @Nullable String agentId, String period) {
    return new Purchase(userId, planId, agentId, period, terms.couponCode(), terms.reservation());
  }
}
