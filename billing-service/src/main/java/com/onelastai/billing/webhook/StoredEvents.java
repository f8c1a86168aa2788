package com.onelastai.billing.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@value StoredEvent#COLLECTION}. */
@Repository
class StoredEvents {

  static final String NEXT_TRY = "nextTry";

  private final MongoOperations mongo;

  StoredEvents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * @return false if it is there already
   */
  boolean insert(StoredEvent event) {
    try {
      mongo.insert(event);
      return true;
    } catch (DuplicateKeyException known) {
      return false;
    }
  }

  /** Those that nobody acts on at the moment, though somebody has to. */
  List<StoredEvent> due(Instant now, int limit) {
    return mongo.find(
        new Query(where(NEXT_TRY).lte(now)).with(Sort.by(NEXT_TRY)).limit(limit),
        StoredEvent.class);
  }

  /** The one that waits longest. */
  Optional<StoredEvent> oldest() {
    Query waiting = new Query(where(NEXT_TRY).exists(true)).with(Sort.by("receivedAt"));
    return Optional.ofNullable(mongo.findOne(waiting, StoredEvent.class));
  }

  /**
   * Takes it on for a while.
   *
   * @return false if somebody else did since it was seen
   */
  boolean claim(StoredEvent seen, Instant until) {
    return update(
        held(seen, seen.attempts()), new Update().inc("attempts", 1).set(NEXT_TRY, until));
  }

  void finish(String id) {
    update(where("_id").is(id), ended(StoredEvent.HANDLED).unset("payload").unset("userId"));
  }

  /** Leaves one that was claimed as it was seen to be tried again, unless it is another's now. */
  void postpone(StoredEvent seen, Instant nextTry) {
    update(held(seen, seen.attempts() + 1), new Update().set(NEXT_TRY, nextTry));
  }

  /** Leaves one that was claimed as it was seen for good, unless it is another's now. */
  boolean giveUp(StoredEvent seen) {
    return update(held(seen, seen.attempts() + 1), ended(StoredEvent.FAILED));
  }

  void removeOf(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), StoredEvent.class);
  }

  private static Criteria held(StoredEvent event, int attempts) {
    return where("_id")
        .is(event.id())
        .and("status")
        .is(StoredEvent.RECEIVED)
        .and("attempts")
        .is(attempts);
  }

  private static Update ended(String status) {
    return new Update().set("status", status).unset(NEXT_TRY);
  }

  private boolean update(Criteria criteria, Update update) {
    return mongo.updateFirst(new Query(criteria), update, StoredEvent.class).getMatchedCount() > 0;
  }
}
