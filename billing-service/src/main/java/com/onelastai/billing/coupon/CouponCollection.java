package com.onelastai.billing.coupon;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.coupon.Coupon.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code coupons}. Each change is one update of one document. */
@Repository
class CouponCollection {

  private static final String TAKEN = "taken";
  private static final String OPEN = "open";
  private static final String RESERVATION = "reservation";
  private static final String REDEEMED_AT = "redeemedAt";
  private static final int BATCH = 500;

  /** The maximum of open uses, which bounds the size of the document. */
  static final int MAX_OPEN = 10_000;

  private final MongoOperations mongo;

  CouponCollection(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<Coupon> find(String code) {
    return Optional.ofNullable(mongo.findById(code, Coupon.class));
  }

  /** The coupons whose code comes after this one, sorted by code. */
  List<Coupon> after(@Nullable String code, int limit) {
    Query query = code == null ? new Query() : new Query(where("_id").gt(code));
    return mongo.find(query.with(Sort.by("_id")).limit(limit), Coupon.class);
  }

  /**
   * @return false if a coupon with this code exists, which stays unchanged
   */
  boolean add(Coupon coupon) {
    try {
      mongo.insert(coupon);
      return true;
    } catch (DuplicateKeyException exists) {
      return false;
    }
  }

  /** Replaces the terms, unless they have changed since the read. */
  Optional<Coupon> change(Coupon read, CouponTerms terms) {
    boolean changed = update(unchanged(read), new Update().set("terms", terms).inc("revision", 1));
    return changed ? find(read.code()) : Optional.empty();
  }

  /**
   * @return false if no use is free, too many are open, or the terms have changed since the read
   */
  boolean hold(Coupon read, Hold hold) {
    Criteria free = unchanged(read).and(OPEN + "." + (MAX_OPEN - 1)).exists(false);
    Integer max = read.terms().maxRedemptions();
    return update(
        max == null ? free : free.and(TAKEN).lt(max), new Update().inc(TAKEN, 1).push(OPEN, hold));
  }

  /** The redeemed use stays in the document for a while, so that a retry does not count twice. */
  void redeem(String code, String userId, String reservation, Instant now) {
    Update redeemed =
        new Update()
            .set(OPEN + ".$[held]." + REDEEMED_AT, now)
            .filterArray(where("held." + RESERVATION).is(reservation))
            .inc("redeemed", 1);
    if (update(held(code, reservation), redeemed)) {
      return;
    }
    // It was released before, and counts again; or it is redeemed already, and does not match.
    update(
        where("_id").is(code).and(OPEN + "." + RESERVATION).ne(reservation),
        new Update()
            .push(OPEN, new Hold(reservation, userId, now, now))
            .inc(TAKEN, 1)
            .inc("redeemed", 1));
  }

  void release(String code, String reservation) {
    update(held(code, reservation), withoutHold(reservation).inc(TAKEN, -1));
  }

  /** Removes a redeemed use from the open ones. It stays counted. */
  void removeRedeemed(String code, String reservation) {
    update(where("_id").is(code), withoutHold(reservation));
  }

  /** A batch of coupons with a use whose purchase was over by then. */
  List<Coupon> overdue(Instant time) {
    return mongo.find(new Query(where(OPEN + ".until").lt(time)).limit(BATCH), Coupon.class);
  }

  /** A batch of coupons with a use that was redeemed before then. */
  List<Coupon> redeemedBefore(Instant time) {
    return mongo.find(
        new Query(where(OPEN + "." + REDEEMED_AT).lt(time)).limit(BATCH), Coupon.class);
  }

  void removeOwnedBy(String userId) {
    mongo.remove(new Query(where("owner").is(userId)), Coupon.class);
  }

  List<Coupon> heldFor(String userId) {
    return mongo.find(new Query(where(OPEN + ".userId").is(userId)), Coupon.class);
  }

  private static Criteria unchanged(Coupon read) {
    return where("_id").is(read.code()).and("revision").is(read.revision());
  }

  private static Criteria held(String code, String reservation) {
    return where("_id")
        .is(code)
        .and(OPEN)
        .elemMatch(where(RESERVATION).is(reservation).and(REDEEMED_AT).is(null));
  }

  private static Update withoutHold(String reservation) {
    return new Update().pull(OPEN, Query.query(where(RESERVATION).is(reservation)));
  }

  private boolean update(Criteria which, Update update) {
    return mongo.updateFirst(new Query(which), update, Coupon.class).getMatchedCount() > 0;
  }
}
