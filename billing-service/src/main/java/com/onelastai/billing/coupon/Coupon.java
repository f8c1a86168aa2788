package com.onelastai.billing.coupon;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A code that takes something off.
 *
 * @param code in capitals
 * @param revision grows when an admin changes the terms
 * @param taken how many uses are held or redeemed
 * @param redeemed how many uses are redeemed
 * @param open the uses that are held, and those that were redeemed minutes ago
 */
@Document(Coupon.COLLECTION)
@CompoundIndex(name = "heldUntil", def = "{'open.until': 1}")
@CompoundIndex(name = "redeemedAt", def = "{'open.redeemedAt': 1}", sparse = true)
@CompoundIndex(name = "heldFor", def = "{'open.userId': 1}")
record Coupon(
    @Id String code,
    Terms terms,
    Instant createdAt,
    long revision,
    int taken,
    int redeemed,
    List<Hold> open) {

  static final String COLLECTION = "coupons";

  static Coupon unused(String code, Terms terms, Instant createdAt) {
    return new Coupon(code, terms, createdAt, 0, 0, 0, List.of());
  }

  /** A code as somebody types it, as it is stored. */
  static String normalize(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }
}
