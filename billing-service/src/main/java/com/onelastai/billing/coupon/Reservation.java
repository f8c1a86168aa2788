package com.onelastai.billing.coupon;

/**
 * A use of a coupon that is held for a buyer.
 *
 * @param discountId of the discount at Stripe
 */
public record Reservation(String id, String code, String discountId) {}
