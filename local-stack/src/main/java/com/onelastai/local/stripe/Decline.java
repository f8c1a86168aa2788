package com.onelastai.local.stripe;

/**
 * Why a bank does not pay.
 *
 * @param code Stripe's decline code
 */
record Decline(String code, String message) {

  static final Decline GENERIC = new Decline("generic_decline", "Your card was declined.");
}
