package com.onelastai.billing.change;

import com.onelastai.billing.stripe.StripeInvoices;
import com.onelastai.billing.stripe.StripeResponse;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.SubscriptionStatus;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.security.Caller;
import java.util.Set;
import org.springframework.stereotype.Service;

/** Has subscriptions go on or end. */
@Service
class Changes {

  /** Stripe's words; it may have been paid at Stripe while nobody here knew. */
  private static final Set<String> OWING = Set.of("past_due", "unpaid");

  private final OwnSubscriptions own;
  private final StripeSubscriptions stripe;
  private final StripeInvoices invoices;
  private final Subscriptions subscriptions;

  Changes(
      OwnSubscriptions own,
      StripeSubscriptions stripe,
      StripeInvoices invoices,
      Subscriptions subscriptions) {
    this.own = own;
    this.stripe = stripe;
    this.invoices = invoices;
    this.subscriptions = subscriptions;
  }

  /** Pays what is open, and has it go on after its period. */
  Subscription renew(String id, Caller caller) {
    return own.change(
        id,
        caller,
        subscription -> {
          Subscription paid =
              subscription.is(SubscriptionStatus.PAST_DUE) ? pay(subscription) : subscription;
          return paid.autoRenew() ? paid : autoRenew(paid, true);
        });
  }

  Subscription setAutoRenew(String id, Caller caller, boolean on) {
    return own.change(
        id,
        caller,
        subscription ->
            subscription.autoRenew() == on ? subscription : autoRenew(subscription, on));
  }

  Subscription cancel(String id, Caller caller, boolean atPeriodEnd) {
    return own.change(id, caller, subscription -> cancel(subscription, atPeriodEnd));
  }

  Subscription cancelPlan(Caller caller, boolean atPeriodEnd) {
    return own.changePlan(caller, subscription -> cancel(subscription, atPeriodEnd));
  }

  /** Of a period that is not paid nothing is left to wait for. */
  private Subscription cancel(Subscription subscription, boolean atPeriodEnd) {
    if (!atPeriodEnd || subscription.is(SubscriptionStatus.PAST_DUE)) {
      return subscriptions.apply(stripe.cancelNow(subscription.id()), "canceled_by_user");
    }
    return subscription.autoRenew() ? autoRenew(subscription, false) : subscription;
  }

  private Subscription pay(Subscription subscription) {
    StripeResponse<StripeSubscription> open = require(subscription);
    String invoiceId = open.object().latestInvoiceId();
    if (invoiceId != null && OWING.contains(open.object().status())) {
      invoices.pay(invoiceId);
    }
    return subscriptions.apply(require(subscription), "renewed_by_user");
  }

  private Subscription autoRenew(Subscription subscription, boolean on) {
    return subscriptions.apply(
        stripe.setAutoRenew(subscription.id(), on), on ? "renewed_by_user" : "canceled_by_user");
  }

  private StripeResponse<StripeSubscription> require(Subscription subscription) {
    return stripe.find(subscription.id()).orElseThrow(() -> OwnSubscriptions.ended(subscription));
  }
}
