package com.onelastai.billing.stripe;

/** The object of a Stripe event, in its state at that time. */
public sealed interface StripeObject
    permits StripeCheckout,
        StripeCreditNote,
        StripeDispute,
        StripeInvoice,
        StripeRefund,
        StripeSubscription {

  String id();
}
