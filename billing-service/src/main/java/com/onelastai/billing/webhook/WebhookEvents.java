package com.onelastai.billing.webhook;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@value WebhookEvent#COLLECTION}. */
@Repository
class WebhookEvents implements UserDataHolder {

  static final String NEXT_TRY = "nextTry";
  private static final String RECEIVED_AT = "receivedAt";

  private final MongoOperations mongo;

  WebhookEvents(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * @return false if the event was stored before
   */
  boolean insert(WebhookEvent event) {
    try {
      mongo.insert(event);
      return true;
    } catch (DuplicateKeyException known) {
      return false;
    }
  }

  /** Events to process that no instance has leased. */
  List<WebhookEvent> due(Instant now, int limit) {
    return mongo.find(
        new Query(where(NEXT_TRY).lte(now)).with(Sort.by(NEXT_TRY)).limit(limit),
        WebhookEvent.class);
  }

  /** When the oldest event arrived that is still to be processed. */
  Optional<Instant> oldest() {
    Query waiting = new Query(where(NEXT_TRY).exists(true)).with(Sort.by(RECEIVED_AT));
    waiting.fields().include(RECEIVED_AT);
    return Optional.ofNullable(mongo.findOne(waiting, Document.class, WebhookEvent.COLLECTION))
        .map(event -> event.getDate(RECEIVED_AT).toInstant());
  }

  /**
   * Leases an event.
   *
   * @return false if another instance has leased it since it was read
   */
  boolean lease(WebhookEvent seen, Instant until) {
    return update(
        held(seen, seen.attempts()), new Update().inc("attempts", 1).set(NEXT_TRY, until));
  }

  void finish(String id) {
    update(where("_id").is(id), ended(WebhookEvent.HANDLED).unset("payload").unset("userId"));
  }

  /** Schedules a leased event for another try, if we still own it. */
  void postpone(WebhookEvent seen, Instant nextTry) {
    update(held(seen, seen.attempts() + 1), new Update().set(NEXT_TRY, nextTry));
  }

  /** Marks a leased event as permanently failed, if we still own it. */
  boolean fail(WebhookEvent seen) {
    return update(held(seen, seen.attempts() + 1), ended(WebhookEvent.FAILED));
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), WebhookEvent.class);
  }

  private static Criteria held(WebhookEvent event, int attempts) {
    return where("_id")
        .is(event.id())
        .and("status")
        .is(WebhookEvent.RECEIVED)
        .and("attempts")
        .is(attempts);
  }

  private static Update ended(String status) {
    return new Update().set("status", status).unset(NEXT_TRY);
  }

  private boolean update(Criteria criteria, Update update) {
    return mongo.updateFirst(new Query(criteria), update, WebhookEvent.class).getMatchedCount() > 0;
  }
}
