package com.onelastai.starter.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import com.onelastai.starter.messaging.SerializedEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Documents with events that wait. Each step is one update of one document, so that no engine needs
 * transactions.
 */
class OutboxDocuments {

  static final String OLDEST = OutboxTemplate.FIELD + "." + PendingEvent.TIME;
  private static final String LEASE = "outboxLease";
  private static final String TOKEN = LEASE + ".token";
  private static final String UNTIL = LEASE + ".until";
  private static final String FAILURES = LEASE + ".failures";

  private static final FindOneAndUpdateOptions LEASED =
      new FindOneAndUpdateOptions()
          .returnDocument(ReturnDocument.AFTER)
          .projection(Projections.include(OutboxTemplate.FIELD, LEASE));

  private final MongoDatabaseFactory mongo;
  private final Clock clock;
  private final Duration leaseTime;

  OutboxDocuments(MongoDatabaseFactory mongo, Clock clock, Duration leaseTime) {
    this.mongo = mongo;
    this.clock = clock;
    this.leaseTime = leaseTime;
  }

  /** Null if nothing waits there, or somebody else publishes it or waits before another try. */
  @Nullable Lease lease(String collection, Object id) {
    String token = UUID.randomUUID().toString();
    Instant now = clock.instant();
    Instant until = now.plus(leaseTime);
    Document document =
        collection(collection)
            .findOneAndUpdate(
                waiting().append("_id", id).append("$or", free(now)),
                Updates.combine(Updates.set(TOKEN, token), Updates.set(UNTIL, Date.from(until))),
                LEASED);
    if (document == null) {
      return null;
    }
    List<SerializedEvent> events =
        document.getList(OutboxTemplate.FIELD, Document.class).stream().map(PendingEvent::read).toList();
    int failures = document.get(LEASE, Document.class).getInteger("failures", 0);
    return new Lease(collection, id, token, until, failures, events);
  }

  /**
   * Releases a document whose events are all sent. The array is unset only if it still starts with
   * the first event of the lease and is no longer: an earlier lease may have removed events from its
   * head while new ones were appended.
   *
   * @return whether no events have been added since
   */
  boolean finish(Lease lease) {
    Document unchanged =
        held(lease)
            .append(OutboxTemplate.FIELD + ".0." + PendingEvent.ID, lease.events().getFirst().id())
            .append(OutboxTemplate.FIELD + "." + lease.events().size(), new Document("$exists", false));
    if (collection(lease.collection())
            .updateOne(
                unchanged, Updates.combine(Updates.unset(OutboxTemplate.FIELD), Updates.unset(LEASE)))
            .getMatchedCount()
        > 0) {
      return true;
    }
    release(lease, lease.events());
    return false;
  }

  /** Gives a document back of whose events some are sent. */
  void release(Lease lease, List<SerializedEvent> sent) {
    remove(lease, sent);
    collection(lease.collection()).updateOne(held(lease), Updates.unset(LEASE));
  }

  /** Keeps what could not be sent until a later time. */
  void postpone(Lease lease, List<SerializedEvent> sent, Duration backOff) {
    remove(lease, sent);
    collection(lease.collection())
        .updateOne(
            held(lease),
            Updates.combine(
                Updates.set(UNTIL, Date.from(clock.instant().plus(backOff))),
                Updates.set(FAILURES, lease.failures() + 1)));
  }

  /** What the broker holds is removed even if the lease went to somebody else meanwhile. */
  private void remove(Lease lease, List<SerializedEvent> sent) {
    if (sent.isEmpty()) {
      return;
    }
    List<String> ids = sent.stream().map(SerializedEvent::id).toList();
    collection(lease.collection())
        .updateOne(
            new Document("_id", lease.id()),
            Updates.pull(OutboxTemplate.FIELD, new Document(PendingEvent.ID, new Document("$in", ids))));
  }

  /** Documents whose events nobody publishes at the moment, those that wait longest first. */
  List<Object> left(String collection, int limit) {
    List<Object> ids = new ArrayList<>();
    collection(collection)
        .find(waiting().append("$or", free(clock.instant())))
        .projection(Projections.include("_id"))
        .sort(Sorts.ascending(OLDEST))
        .limit(limit)
        .forEach(document -> ids.add(document.get("_id")));
    return ids;
  }

  long count(String collection) {
    return collection(collection).countDocuments(waiting());
  }

  /** Since when the oldest event waits; null if none does. */
  @Nullable Instant oldest(String collection) {
    Document document =
        collection(collection)
            .find(waiting())
            .projection(Projections.include(OLDEST))
            .sort(Sorts.ascending(OLDEST))
            .first();
    return document == null
        ? null
        : document
            .getList(OutboxTemplate.FIELD, Document.class)
            .getFirst()
            .getDate(PendingEvent.TIME)
            .toInstant();
  }

  private static Document waiting() {
    return new Document(OLDEST, new Document("$exists", true));
  }

  private static List<Document> free(Instant now) {
    return List.of(
        new Document(UNTIL, new Document("$exists", false)),
        new Document(UNTIL, new Document("$lte", Date.from(now))));
  }

  private static Document held(Lease lease) {
    return new Document("_id", lease.id()).append(TOKEN, lease.token());
  }

  private MongoCollection<Document> collection(String name) {
    return mongo.getMongoDatabase().getCollection(name);
  }
}
