package com.onelastai.billing.stripe;

/** What an event of Stripe's is about, as it was then. */
public sealed interface StripeObject
    permits StripeCheckout, StripeInvoice, StripeRefund, StripeSubscription {

  String id();
}
