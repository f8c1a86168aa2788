package com.onelastai.starter.lock;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.problem.ApiException;
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

/**
 * Lets one request at a time change something of a user, across all instances. A document is the
 * lock: it is deleted when the change ends, and its lease ends the lock of a process that crashed.
 */
public final class UserLock {

  private final MongoOperations mongo;
  private final Clock clock;
  private final String collection;
  private final Duration lease;
  private final String code;
  private final String detail;

  /**
   * @param lease longer than any change takes
   * @param code of the problem while another request holds the lock
   */
  public UserLock(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      String collection,
      Duration lease,
      String code,
      String detail) {
    indexes.requireExpiry(collection);
    this.mongo = mongo;
    this.clock = clock;
    this.collection = collection;
    this.lease = lease;
    this.code = code;
    this.detail = detail;
  }

  /**
   * @throws ApiException 409 while another request holds the lock
   */
  public <T> T withLock(String userId, Supplier<T> change) {
    String holder = UUID.randomUUID().toString();
    acquire(userId, holder);
    try {
      return change.get();
    } finally {
      // Not the lock of another request that took it over after the lease.
      mongo.remove(new Query(where("_id").is(userId).and("holder").is(holder)), collection);
    }
  }

  private void acquire(String userId, String holder) {
    Instant now = clock.instant();
    Query free = new Query(where("_id").is(userId).and(Expires.FIELD).lte(now));
    Update held = new Update().set("holder", holder).set(Expires.FIELD, now.plus(lease));
    try {
      mongo.upsert(free, held, collection);
    } catch (DuplicateKeyException another) {
      throw new ApiException(HttpStatus.CONFLICT, code, detail).retryAfter(Duration.ofSeconds(1));
    }
  }
}
