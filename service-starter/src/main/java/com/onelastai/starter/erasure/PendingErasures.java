package com.onelastai.starter.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** A small collection: it holds a user's document only until the user is erased. */
final class PendingErasures {

  /** Longer than an attempt takes; after a crash another instance waits for so long. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final FindAndModifyOptions AFTER = FindAndModifyOptions.options().returnNew(true);

  private final MongoOperations mongo;
  private final String collection;

  PendingErasures(MongoOperations mongo, String collection) {
    this.mongo = mongo;
    this.collection = collection;
  }

  void add(String id, String userId, Instant now) {
    try {
      mongo.insert(new PendingErasure(id, userId, now, 0, now), collection);
    } catch (DuplicateKeyException redelivered) {
      // It is pending already.
    }
  }

  List<String> due(Instant now, int limit) {
    Query due = new Query(due(now)).with(Sort.by("nextAttemptAt")).limit(limit);
    return mongo.find(due, PendingErasure.class, collection).stream()
        .map(PendingErasure::id)
        .toList();
  }

  /**
   * @return null if it is done, or not due because another attempt is under way
   */
  @Nullable PendingErasure lease(String id, Instant now) {
    return mongo.findAndModify(
        new Query(due(now).and("_id").is(id)),
        new Update().set("nextAttemptAt", now.plus(LEASE)),
        AFTER,
        PendingErasure.class,
        collection);
  }

  /** Ends the lease, if another instance does not hold it by now. */
  void retry(PendingErasure leased, Instant at) {
    mongo.updateFirst(
        new Query(where("_id").is(leased.id()).and("nextAttemptAt").is(leased.nextAttemptAt())),
        new Update().set("nextAttemptAt", at).inc("failures", 1),
        collection);
  }

  void remove(String id) {
    mongo.remove(new Query(where("_id").is(id)), collection);
  }

  @Nullable PendingErasure oldest() {
    Query oldest = new Query().with(Sort.by("requestedAt")).limit(1);
    return mongo.findOne(oldest, PendingErasure.class, collection);
  }

  long failing() {
    return mongo.count(new Query(where("failures").gt(0)), collection);
  }

  private static Criteria due(Instant now) {
    return where("nextAttemptAt").lte(now);
  }
}
