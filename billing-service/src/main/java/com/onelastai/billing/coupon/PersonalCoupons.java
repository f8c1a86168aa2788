package com.onelastai.billing.coupon;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Coupons for a single payment of a single user. */
@Service
public class PersonalCoupons {

  private static final String PREFIX = "POINTS-";

  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final CouponCollection coupons;

  PersonalCoupons(CouponCollection coupons) {
    this.coupons = coupons;
  }

  /** A code that nobody can guess. */
  public String newCode() {
    return PREFIX
        + RANDOM
            .ints(LENGTH, 0, ALPHABET.length())
            .mapToObj(index -> String.valueOf(ALPHABET.charAt(index)))
            .collect(Collectors.joining());
  }

  /** Adds the coupon, unless it is there. */
  public void ensure(
      String code, String userId, int percentOff, Instant createdAt, Instant expiresAt) {
    CouponTerms terms =
        CouponTermsBuilder.builder()
            .percentOff(percentOff)
            .duration(CouponTerms.ONCE)
            .expiresAt(expiresAt)
            .maxRedemptions(1)
            .maxPerUser(1)
            .active(true)
            .build();
    coupons.add(Coupon.unused(code, terms, createdAt).ownedBy(userId));
  }

  public void erase(String userId) {
    coupons.removeOwnedBy(userId);
  }
}
