package com.onelastai.billing.coupon;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Refuses users who try so many codes that they must be guessing. */
@Component
class CouponAttempts {

  private final WindowCounter counter;
  private final int limit;

  CouponAttempts(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${onelastai.coupons.attempts}") int limit) {
    this.counter = new WindowCounter(mongo, indexes, clock, "couponattempts", ChronoUnit.MINUTES);
    this.limit = limit;
  }

  /**
   * @throws com.onelastai.starter.problem.ApiException 429 {@code limit_reached}
   */
  void count(String userId) {
    counter.count(userId, limit, "You have used all " + limit + " attempts of this minute.");
  }
}
