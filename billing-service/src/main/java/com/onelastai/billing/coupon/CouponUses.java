package com.onelastai.billing.coupon;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.coupon.Coupon.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code couponuses}. Each change is one update of one document. */
@Repository
class CouponUses {

  private static final String TAKEN = "taken";
  private static final String OPEN = "open";
  private static final String RESERVATION = OPEN + ".reservation";
  private static final String REDEEMED = "redeemed";
  private static final int BATCH = 500;

  /**
   * How often one user has used one coupon.
   *
   * @param id {@code <code>/<userId>}
   * @param taken how many uses are held or redeemed
   * @param open the uses that are held
   * @param redeemed the reservations that were redeemed
   */
  @Document("couponuses")
  @CompoundIndex(def = "{'userId': 1}")
  @CompoundIndex(def = "{'open.until': 1}")
  record CouponUse(
      @Id String id,
      String code,
      String userId,
      int taken,
      List<Hold> open,
      List<String> redeemed) {}

  private final MongoOperations mongo;

  CouponUses(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<CouponUse> find(String code, String userId) {
    return Optional.ofNullable(mongo.findById(id(code, userId), CouponUse.class));
  }

  /**
   * @param max the limit per user; null for no limit
   * @return false if the user has reached the limit
   */
  boolean hold(String code, Hold hold, @Nullable Integer max) {
    Update first =
        new Update()
            .setOnInsert("code", code)
            .setOnInsert("userId", hold.userId())
            .setOnInsert(TAKEN, 0)
            .setOnInsert(OPEN, List.of())
            .setOnInsert(REDEEMED, List.of());
    mongo.upsert(new Query(of(code, hold.userId())), first, CouponUse.class);
    Criteria free = of(code, hold.userId());
    return update(
        max == null ? free : free.and(TAKEN).lt(max), new Update().inc(TAKEN, 1).push(OPEN, hold));
  }

  void redeem(String code, String userId, String reservation) {
    boolean held =
        update(
            of(code, userId).and(REDEEMED).ne(reservation).and(RESERVATION).is(reservation),
            withoutHold(reservation).push(REDEEMED, reservation));
    if (!held) {
      // It was released before, and counts again; or it is redeemed already, and does not match.
      update(
          of(code, userId).and(REDEEMED).ne(reservation).and(RESERVATION).ne(reservation),
          new Update().inc(TAKEN, 1).push(REDEEMED, reservation));
    }
  }

  void release(String code, String userId, String reservation) {
    update(
        of(code, userId).and(RESERVATION).is(reservation), withoutHold(reservation).inc(TAKEN, -1));
  }

  /** A batch of users with a use whose purchase was over by then. */
  List<CouponUse> overdue(Instant time) {
    return mongo.find(new Query(where(OPEN + ".until").lt(time)).limit(BATCH), CouponUse.class);
  }

  void eraseUser(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), CouponUse.class);
  }

  private static Update withoutHold(String reservation) {
    return new Update().pull(OPEN, Query.query(where("reservation").is(reservation)));
  }

  private static String id(String code, String userId) {
    return code + "/" + userId;
  }

  private static Criteria of(String code, String userId) {
    return where("_id").is(id(code, userId));
  }

  private boolean update(Criteria which, Update update) {
    return mongo.updateFirst(new Query(which), update, CouponUse.class).getMatchedCount() > 0;
  }
}
