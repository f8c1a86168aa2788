package com.onelastai.billing.coupon;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Refuses users who try so many codes that they must be guessing. */
@Component
class CouponAttempts {

  static final String COLLECTION = "couponattempts";

  @Document(COLLECTION)
  @Expires
  private record Minute(@Id String id, int count) {}

  private static final FindAndModifyOptions COUNT =
      FindAndModifyOptions.options().upsert(true).returnNew(true);
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final MongoOperations mongo;
  private final Clock clock;
  private final int limit;

  CouponAttempts(
      MongoOperations mongo, Clock clock, @Value("${onelastai.coupons.attempts}") int limit) {
    this.mongo = mongo;
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * @throws ApiException 429 {@code limit_reached} if it is one too many in this minute
   */
  void count(String userId) {
    Instant now = clock.instant();
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Query of = new Query(where("_id").is(userId + "/" + minute));
    Update update = new Update().inc("count", 1).setOnInsert("expiresAt", minute.plus(WINDOW));
    Minute counted = Objects.requireNonNull(mongo.findAndModify(of, update, COUNT, Minute.class));
    if (counted.count() > limit) {
      throw new ApiException(
              HttpStatus.TOO_MANY_REQUESTS,
              "limit_reached",
              "That was the last of " + limit + " tries in this minute.")
          .with("limit", limit)
          .retryAfter(Duration.between(now, minute.plus(WINDOW)));
    }
  }
}
