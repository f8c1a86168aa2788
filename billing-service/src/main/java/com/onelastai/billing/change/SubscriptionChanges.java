package com.onelastai.billing.change;

import com.onelastai.billing.stripe.StripeInvoices;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.SubscriptionStatus;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Renews and cancels subscriptions. At most one change of a user runs at a time. */
@Service
class SubscriptionChanges {

  /** The states at Stripe in which an invoice is due. It may be paid while we do not know yet. */
  private static final Set<String> UNPAID = Set.of("past_due", "unpaid");

  private final UserLock lock;
  private final StripeSubscriptions stripe;
  private final StripeInvoices invoices;
  private final Subscriptions subscriptions;

  SubscriptionChanges(
      UserLock lock,
      StripeSubscriptions stripe,
      StripeInvoices invoices,
      Subscriptions subscriptions) {
    this.lock = lock;
    this.stripe = stripe;
    this.invoices = invoices;
    this.subscriptions = subscriptions;
  }

  /** Pays the open invoice, and turns automatic renewal on. */
  Subscription renew(String id, Caller caller) {
    return change(
        id,
        caller,
        subscription -> {
          Subscription paid =
              subscription.status() == SubscriptionStatus.PAST_DUE
                  ? pay(subscription)
                  : subscription;
          return paid.autoRenew() && !paid.hasEndSet() ? paid : autoRenew(paid, true);
        });
  }

  Subscription setAutoRenew(String id, Caller caller, boolean on) {
    return change(
        id,
        caller,
        subscription ->
            subscription.autoRenew() == on && !(on && subscription.hasEndSet())
                ? subscription
                : autoRenew(subscription, on));
  }

  Subscription cancel(String id, Caller caller, boolean atPeriodEnd) {
    return change(id, caller, subscription -> cancel(subscription, atPeriodEnd));
  }

  Subscription cancelPlan(Caller caller, boolean atPeriodEnd) {
    return changePlan(caller, subscription -> cancel(subscription, atPeriodEnd));
  }

  /**
   * Changes a live subscription while the owner's lock is held.
   *
   * @throws ApiException 404 if the caller has no access to it, 409 {@code subscription_ended} with
   *     what the user can buy again
   */
  private <T> T change(String id, Caller caller, Function<Subscription, T> change) {
    String owner = require(id, caller).userId();
    return lock.withLock(
        owner,
        () -> {
          Subscription subscription = require(id, caller);
          if (!subscription.isLive()) {
            throw ended(subscription);
          }
          try {
            return change.apply(subscription);
          } catch (ApiException refused) {
            if (refused.code().equals(StripeSubscriptions.ENDED)) {
              subscriptions.endIfUnknown(subscription);
            }
            throw refused;
          }
        });
  }

  /** The same for the caller's plan. */
  <T> T changePlan(Caller caller, Function<Subscription, T> change) {
    Subscription plan =
        subscriptions
            .live(caller.userId(), null)
            .orElseThrow(() ->
                new ApiException(HttpStatus.CONFLICT, "not_subscribed", "You have no paid plan."));
    return change(plan.id(), caller, change);
  }

  static ApiException ended(Subscription subscription) {
    Map<String, String> checkout = new HashMap<>();
    checkout.put("planId", subscription.plan());
    checkout.put("period", subscription.period());
    if (subscription.agentId() != null) {
      checkout.put("agentId", subscription.agentId());
    }
    return new ApiException(
            HttpStatus.CONFLICT,
            StripeSubscriptions.ENDED,
            "The subscription has ended. You can buy it again.")
        .with("checkout", checkout);
  }

  /** A subscription whose period is not paid ends at once in any case, as does a paused one. */
  private Subscription cancel(Subscription subscription, boolean atPeriodEnd) {
    if (!atPeriodEnd
        || subscription.owesTime()
        || subscription.status() == SubscriptionStatus.PAUSED) {
      return subscriptions.apply(stripe.cancelNow(subscription.id()), "canceled_by_user");
    }
    return subscription.autoRenew() ? autoRenew(subscription, false) : subscription;
  }

  private Subscription pay(Subscription subscription) {
    StripeResponse<StripeSubscription> open = require(subscription);
    String invoiceId = open.object().latestInvoiceId();
    if (invoiceId != null && UNPAID.contains(open.object().status())) {
      invoices.pay(invoiceId);
    }
    return subscriptions.apply(require(subscription), "renewed_by_user");
  }

  private Subscription autoRenew(Subscription subscription, boolean on) {
    StripeResponse<StripeSubscription> changed =
        on && subscription.status() == SubscriptionStatus.PAUSED
            ? stripe.resume(subscription.id())
            : stripe.setAutoRenew(subscription.id(), on);
    return subscriptions.apply(changed, on ? "renewed_by_user" : "canceled_by_user");
  }

  private StripeResponse<StripeSubscription> require(Subscription subscription) {
    return stripe.find(subscription.id()).orElseThrow(() -> ended(subscription));
  }

  private Subscription require(String id, Caller caller) {
    return subscriptions
        .find(id)
        .filter(subscription -> caller.mayReach(subscription.userId()))
        .orElseThrow(() -> ApiException.notFound("subscription"));
  }
}
