package com.onelastai.billing.checkout;

import org.jspecify.annotations.Nullable;

/** What somebody wants to buy, and where Stripe's page sends them if it comes to that. */
record Order(String userId, Offer offer, @Nullable String couponCode, Redirects redirects) {

  /** The name of what is kept while it is being bought. */
  String id() {
    return userId + "/" + offer.slot();
  }
}
