/** Coupons: what they take off, and that nobody uses one more often than it allows. */
@NullMarked
package com.onelastai.billing.coupon;

import org.jspecify.annotations.NullMarked;
