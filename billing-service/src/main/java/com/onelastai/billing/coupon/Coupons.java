package com.onelastai.billing.coupon;

import java.time.Instant;
import org.springframework.stereotype.Service;

@Service
public class Coupons {

  /**
   * Holds a use until it is {@link #redeem redeemed}, {@link #release released} or a day after
   * {@code until} has come. Refused (409, 404, 400 with the field couponCode) if the coupon does
   * not allow it.
   */
  public Reservation reserve(String code, String userId, String planId, Instant until) {
    throw new UnsupportedOperationException();
  }

  /** Nothing more happens if it is called again. */
  public void redeem(String code, String userId, String reservationId) {
    throw new UnsupportedOperationException();
  }

  /** Nothing more happens if it is called again. */
  public void release(String code, String userId, String reservationId) {
    throw new UnsupportedOperationException();
  }
}
