/**
 * Plans, subscriptions, payments and coupons. {@code plan}, {@code agent} and {@code coupon} say
 * what is sold and for how much, {@code checkout} sells it, {@code stripe} is the only package that
 * knows Stripe's library, {@code webhook} takes in what Stripe tells, {@code subscription} and
 * {@code transaction} keep what is true because of it.
 */
@NullMarked
package com.onelastai.billing;

import org.jspecify.annotations.NullMarked;
