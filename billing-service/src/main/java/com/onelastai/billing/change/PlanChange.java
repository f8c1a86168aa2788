package com.onelastai.billing.change;

import com.onelastai.billing.checkout.CheckoutPages;
import com.onelastai.billing.checkout.Offers;
import com.onelastai.billing.checkout.Offers.Offer;
import com.onelastai.billing.stripe.ConfirmationRequired;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripePlanChanges;
import com.onelastai.billing.stripe.StripePlanChanges.ProrationPreview;
import com.onelastai.billing.stripe.StripePlanChanges.When;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.SubscriptionStatus;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.transaction.PaidBack;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
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
  private final PaidBack paidBack;
  private final CheckoutPages pages;

  PlanChange(
      SubscriptionChanges changes,
      Offers offers,
      StripeSubscriptions stripe,
      StripePlanChanges planChanges,
      Subscriptions subscriptions,
      PaidBack paidBack,
      CheckoutPages pages) {
    this.changes = changes;
    this.offers = offers;
    this.stripe = stripe;
    this.planChanges = planChanges;
    this.subscriptions = subscriptions;
    this.paidBack = paidBack;
    this.pages = pages;
  }

  /**
   * @param period null for the current one
   * @param at the time from which Stripe prorates; null for now
   */
  record Wanted(String planId, @Nullable String period, @Nullable Instant at) {}

  /** A change that is allowed. */
  private record Prepared(StripeSubscription from, Offer offer, Purchase purchase, When when) {}

  ProrationPreview preview(Wanted wanted, Caller caller) {
    return changes.changePlan(caller, subscription -> preview(prepare(subscription, wanted)));
  }

  Subscription change(Wanted wanted, Caller caller) {
    return changes.changePlan(
        caller,
        subscription -> {
          Prepared prepared = prepare(subscription, wanted);
          preview(prepared);
          try {
            return subscriptions.apply(change(prepared), "plan_changed_by_user");
          } catch (ConfirmationRequired waiting) {
            stripe
                .find(subscription.id())
                .ifPresent(now -> subscriptions.apply(now, "plan_change_waits"));
            throw waiting;
          }
        });
  }

  private Prepared prepare(Subscription subscription, Wanted wanted) {
    String period = wanted.period() == null ? subscription.period() : wanted.period();
    Offer offer = offers.plan(wanted.planId(), period);
    StripeResponse<StripeSubscription> from =
        stripe.find(subscription.id()).orElseThrow(() -> SubscriptionChanges.ended(subscription));
    requireChangeable(subscriptions.apply(from, "seen_before_plan_change"), offer);
    Purchase purchase = purchase(offer, from);
    Instant at = prorationTime(wanted, from);
    When when = new When(at, trialEnd(from.object(), offer, at));
    return new Prepared(from.object(), offer, purchase, when);
  }

  /**
   * @throws ApiException 409 {@code period_refunded} if it would credit what was refunded
   */
  private ProrationPreview preview(Prepared change) {
    ProrationPreview preview =
        planChanges.preview(
            change.from(), change.offer().price(), change.purchase(), change.when());
    if (paidBack.wouldGoBackTwice(
        change.purchase().userId(), change.from().id(), preview.lines())) {
      throw new ApiException(
              HttpStatus.CONFLICT,
              "period_refunded",
              "The current period was refunded, so its rest cannot be credited to another plan.")
          .with("until", change.from().periodEnd());
    }
    return preview;
  }

  private StripeResponse<StripeSubscription> change(Prepared change) {
    pages.closeAgents(change.purchase().userId(), change.offer().plan());
    return planChanges.change(
        change.from(), change.offer().price(), change.purchase(), change.when());
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
  private Purchase purchase(Offer offer, StripeResponse<StripeSubscription> from) {
    Purchase before =
        Objects.requireNonNull(subscriptions.purchase(from.object()), "Not sold by this service");
    Purchase plain = offer.purchase(before.userId());
    return plain.planId().equals(before.planId())
        ? plain.with(before.couponCode(), before.reservation())
        : plain;
  }

  /**
   * A trial is at most as long as one of the new plan since the start would be; otherwise the
   * longest trial would be one of every plan.
   *
   * @return null if the trial stays as it is, or there is none
   */
  private static @Nullable Instant trialEnd(StripeSubscription from, Offer offer, Instant at) {
    Instant end = from.trialEnd();
    if (end == null || !end.isAfter(at)) {
      return null;
    }
    Instant ofNewPlan = from.startedAt().plus(Duration.ofDays(offer.plan().trialDays()));
    return ofNewPlan.isBefore(end) ? ofNewPlan : null;
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
