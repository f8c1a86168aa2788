package com.onelastai.billing.coupon;

import java.util.Locale;

/** For which payments a coupon takes something off. */
enum CouponDuration {
  ONCE("first_payment"),
  MONTHS("months"),
  FOREVER("always");

  private final String appliesTo;

  CouponDuration(String appliesTo) {
    this.appliesTo = appliesTo;
  }

  static CouponDuration of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As buyers are told. */
  String appliesTo() {
    return appliesTo;
  }
}
