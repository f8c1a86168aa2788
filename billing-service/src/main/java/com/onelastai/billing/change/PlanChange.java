package com.onelastai.billing.change;

import com.onelastai.billing.checkout.Offers;
import com.onelastai.billing.checkout.Offers.Offer;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripePlanChanges;
import com.onelastai.billing.stripe.StripePlanChanges.ProrationPreview;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.SubscriptionStatus;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Previews and makes the change of a user's plan to another plan or period. */
@Service
class PlanChange {

  /** How long the price of a preview is valid. */
  private static final Duration PREVIEW_VALID = Duration.ofHours(1);

  private final SubscriptionChanges changes;
  private final Offers offers;
  private final StripeSubscriptions stripe;
  private final StripePlanChanges planChanges;
  private final Subscriptions subscriptions;

  PlanChange(
      SubscriptionChanges changes,
      Offers offers,
      StripeSubscriptions stripe,
      StripePlanChanges planChanges,
      Subscriptions subscriptions) {
    this.changes = changes;
    this.offers = offers;
    this.stripe = stripe;
    this.planChanges = planChanges;
    this.subscriptions = subscriptions;
  }

  /**
   * @param period null for the current one
   * @param at the time from which Stripe prorates; null for now
   */
  record Wanted(String planId, @Nullable String period, @Nullable Instant at) {}

  ProrationPreview preview(Wanted wanted, Caller caller) {
    return changes.changePlan(
        caller,
        subscription ->
            prepare(
                subscription,
                wanted,
                (offer, from) ->
                    planChanges.preview(
                        from.object(),
                        offer.price(),
                        purchase(offer, from),
                        prorationTime(wanted, from))));
  }

  Subscription change(Wanted wanted, Caller caller) {
    return changes.changePlan(
        caller,
        subscription ->
            prepare(
                subscription,
                wanted,
                (offer, from) ->
                    subscriptions.apply(
                        planChanges.change(
                            from.object(),
                            offer.price(),
                            purchase(offer, from),
                            prorationTime(wanted, from)),
                        "plan_changed_by_user")));
  }

  private <T> T prepare(
      Subscription subscription,
      Wanted wanted,
      BiFunction<Offer, StripeResponse<StripeSubscription>, T> change) {
    String period = wanted.period() == null ? subscription.period() : wanted.period();
    Offer offer = offers.plan(wanted.planId(), period);
    StripeResponse<StripeSubscription> from =
        stripe.find(subscription.id()).orElseThrow(() -> SubscriptionChanges.ended(subscription));
    requireChangeable(subscriptions.apply(from, "seen_before_plan_change"), offer);
    return change.apply(offer, from);
  }

  /** Checks the state at Stripe, because the response to an earlier change may have been lost. */
  private static void requireChangeable(Subscription now, Offer wanted) {
    if (!now.isLive()) {
      throw SubscriptionChanges.ended(now);
    }
    if (now.status() == SubscriptionStatus.PAST_DUE) {
      throw new ApiException(
          HttpStatus.CONFLICT,
          "subscription_past_due",
          "Pay the open invoice first: renew the subscription.");
    }
    if (now.plan().equals(wanted.plan().id()) && now.period().equals(wanted.price().period())) {
      throw new ApiException(
          HttpStatus.CONFLICT, "already_subscribed", "You already have this plan and period.");
    }
    if (!now.currency().equals(wanted.price().currency())) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "planId", "other_currency", "must have the same currency as your current plan")));
    }
  }

  /** A coupon was checked for the old plan only, so it ends with that plan. */
  private static Purchase purchase(Offer offer, StripeResponse<StripeSubscription> from) {
    Purchase before = Objects.requireNonNull(from.object().purchase(), "Not sold by this service");
    Purchase plain = offer.purchase(before.userId());
    return plain.planId().equals(before.planId())
        ? plain.with(before.couponCode(), before.reservation())
        : plain;
  }

  /** By Stripe's clock, because Stripe prorates. */
  private static Instant prorationTime(Wanted wanted, StripeResponse<StripeSubscription> from) {
    Instant now = from.asOf();
    if (wanted.at() == null) {
      return now;
    }
    Instant at = wanted.at().truncatedTo(ChronoUnit.SECONDS);
    if (at.isAfter(now)
        || at.isBefore(now.minus(PREVIEW_VALID))
        || at.isBefore(from.object().periodStart())) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "prorationDate", "out_of_range", "must come from a preview of the last hour")));
    }
    return at;
  }
}
