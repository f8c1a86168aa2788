package com.onelastai.billing.stripe;

/**
 * A way to pay that Stripe keeps for a customer.
 *
 * @param brand such as {@code visa}
 * @param isDefault whether renewals are charged to it
 */
public record Card(
    String id, String brand, String last4, int expMonth, int expYear, boolean isDefault) {}
