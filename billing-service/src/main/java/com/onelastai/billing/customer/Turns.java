package com.onelastai.billing.customer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retention.StoredCollection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets one request at a time buy or change something for a user: it looks first and calls Stripe
 * then, and two that looked at the same moment would both be charged.
 */
@Component
public class Turns {

  static final String COLLECTION = "billingturns";

  /** Longer than all calls of a turn take; who dies meanwhile holds nobody up for longer. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final MongoOperations mongo;
  private final Clock clock;

  Turns(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /**
   * @throws ApiException 409 {@code change_in_progress} while another request has its turn
   */
  public <T> T take(String userId, Supplier<T> change) {
    String holder = begin(userId);
    try {
      return change.get();
    } finally {
      mongo.remove(new Query(where("_id").is(userId).and("holder").is(holder)), COLLECTION);
    }
  }

  private String begin(String userId) {
    Instant now = clock.instant();
    String holder = UUID.randomUUID().toString();
    Query free = new Query(where("_id").is(userId).and(StoredCollection.EXPIRES_AT).lte(now));
    Update taken =
        new Update().set("holder", holder).set(StoredCollection.EXPIRES_AT, now.plus(LEASE));
    try {
      mongo.upsert(free, taken, COLLECTION);
      return holder;
    } catch (DuplicateKeyException held) {
      throw new ApiException(
              HttpStatus.CONFLICT,
              "change_in_progress",
              "Another request of yours is still in progress. Try again in a second.")
          .retryAfter(Duration.ofSeconds(1));
    }
  }
}
