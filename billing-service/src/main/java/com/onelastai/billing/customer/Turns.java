package com.onelastai.billing.customer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
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

  @Document(COLLECTION)
  @Expires
  private record Turn(@Id String userId, String holder) {}

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
    Query free = new Query(where("_id").is(userId).and(Expires.FIELD).lte(now));
    Update taken =
        new Update().set("holder", holder).set(Expires.FIELD, now.plus(LEASE));
    try {
      mongo.upsert(free, taken, COLLECTION);
      return holder;
    } catch (DuplicateKeyException held) {
      throw new ApiException(
              HttpStatus.CONFLICT,
              "change_in_progress",
              "Another request of yours buys or changes something right now.")
          .retryAfter(Duration.ofSeconds(1));
    }
  }
}
