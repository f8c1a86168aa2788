package com.onelastai.billing.coupon;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A coupon, as it is stored and as admins see it.
 *
 * @param code in capitals
 * @param revision for the optimistic lock of the terms
 * @param taken how many uses are held or redeemed
 * @param open the uses that are held, and those that were redeemed minutes ago
 * @param owner who alone can use it; null if everybody can
 */
@Document("coupons")
@CompoundIndex(name = "heldUntil", def = "{'open.until': 1}")
@CompoundIndex(name = "redeemedAt", def = "{'open.redeemedAt': 1}", sparse = true)
@CompoundIndex(name = "heldFor", def = "{'open.userId': 1}")
@CompoundIndex(name = "ofOwner", def = "{'owner': 1}", sparse = true)
@Schema(name = "Coupon")
record Coupon(
    @Schema(example = "WELCOME20") @Id String code,
    @JsonUnwrapped CouponTerms terms,
    Instant createdAt,
    @JsonIgnore long revision,
    @JsonIgnore int taken,
    @Schema(description = "Uses that led to a purchase") int redeemed,
    @JsonIgnore List<Hold> open,
    @Schema(description = "Who alone can use it; null if everybody can") @Nullable String owner) {

  /**
   * A use of a coupon that is held for a purchase.
   *
   * @param until when the purchase is over; the use is released a day later
   * @param redeemedAt null until it is redeemed
   */
  record Hold(String reservation, String userId, Instant until, @Nullable Instant redeemedAt) {

    boolean isHeldBy(String user) {
      return redeemedAt == null && userId.equals(user);
    }
  }

  static Coupon unused(String code, CouponTerms terms, Instant createdAt) {
    return new Coupon(code, terms, createdAt, 0, 0, 0, List.of(), null);
  }

  Coupon ownedBy(String user) {
    return new Coupon(code, terms, createdAt, revision, taken, redeemed, open, user);
  }

  boolean isUsableBy(String user) {
    return owner == null || owner.equals(user);
  }

  /** The stored form of a code that a user has typed. */
  static String normalize(String typed) {
    return typed.strip().toUpperCase(Locale.ROOT);
  }

  @JsonProperty
  @Schema(description = "Uses that are reserved by open checkouts")
  int held() {
    return taken - redeemed;
  }
}
