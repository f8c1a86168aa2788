package com.onelastai.billing.coupon;

import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How often one user has used one coupon.
 *
 * @param id {@code <code>/<userId>}
 * @param taken how many uses are held or redeemed
 * @param open those that are held
 * @param redeemed the reservations that were redeemed
 */
@Document(CouponUse.COLLECTION)
@CompoundIndex(def = "{'userId': 1}")
@CompoundIndex(def = "{'open.until': 1}")
record CouponUse(
    @Id String id, String code, String userId, int taken, List<Hold> open, List<String> redeemed) {

  static final String COLLECTION = "couponuses";

  static String id(String code, String userId) {
    return code + "/" + userId;
  }
}
