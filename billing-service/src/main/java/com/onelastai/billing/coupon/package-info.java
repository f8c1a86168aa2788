/** Coupons: their terms, and the uses that count towards their limits. */
@NullMarked
package com.onelastai.billing.coupon;

import org.jspecify.annotations.NullMarked;
