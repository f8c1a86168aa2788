package com.onelastai.starter.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Documents with events that wait. Each step is one update of one document, so that no engine needs
 * transactions.
 */
class OutboxDocuments {

  private static final String EVENTS = OutboxTemplate.FIELD;
  private static final String ID = "id";
  private static final String TIME = "time";
  static final String OLDEST = EVENTS + "." + TIME;
  private static final String LEASE = "outboxLease";
  private static final String TOKEN = LEASE + ".token";
  private static final String UNTIL = LEASE + ".until";
  private static final String FAILURES = LEASE + ".failures";

  private static final FindOneAndUpdateOptions LEASED =
      new FindOneAndUpdateOptions()
          .returnDocument(ReturnDocument.AFTER)
          .projection(Projections.include(EVENTS, LEASE));

  private final MongoDatabaseFactory mongo;
  private final Clock clock;
  private final Duration leaseTime;

  OutboxDocuments(MongoDatabaseFactory mongo, Clock clock, OutboxRelay.Properties properties) {
    this.mongo = mongo;
    this.clock = clock;
    this.leaseTime = properties.lease();
  }

  /**
   * The right to publish what waits in one document.
   *
   * @param token names the holder
   * @param failures how many attempts in a row failed
   * @param events what waits, the oldest first
   */
  record Lease(
      String collection,
      Object id,
      String token,
      Instant until,
      int failures,
      List<SerializedEvent> events) {}

  /** An event as it waits in a document. */
  static Document write(SerializedEvent event) {
    return new Document(ID, event.id())
        .append(TIME, Date.from(event.time()))
        .append("topic", event.topic())
        .append("type", event.type())
        .append("key", event.key())
        .append("data", new String(event.data(), UTF_8))
        .append("context", new Document(Map.copyOf(event.context())));
  }

  private static SerializedEvent read(Document waiting) {
    // Events that were written before there was a context have none.
    Map<String, String> context = new HashMap<>();
    waiting
        .get("context", new Document())
        .forEach((name, value) -> context.put(name, String.valueOf(value)));
    return new SerializedEvent(
        waiting.getString(ID),
        waiting.getDate(TIME).toInstant(),
        waiting.getString("topic"),
        waiting.getString("type"),
        waiting.getString("key"),
        waiting.getString("data").getBytes(UTF_8),
        context);
  }

  /** Null if nothing waits there, another instance has the lease, or a back-off has not ended. */
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
        document.getList(EVENTS, Document.class).stream().map(OutboxDocuments::read).toList();
    int failures = document.get(LEASE, Document.class).getInteger("failures", 0);
    return new Lease(collection, id, token, until, failures, events);
  }

  /**
   * Ends the lease of a document whose events are all sent. The array is unset only if it still
   * starts with the first event of the lease and is no longer: an expired lease may have removed
   * events from its head while others were added.
   *
   * @return whether no more were added since
   */
  boolean finish(Lease lease) {
    Document unchanged =
        held(lease)
            .append(EVENTS + ".0." + ID, lease.events().getFirst().id())
            .append(EVENTS + "." + lease.events().size(), new Document("$exists", false));
    if (collection(lease.collection())
            .updateOne(unchanged, Updates.combine(Updates.unset(EVENTS), Updates.unset(LEASE)))
            .getMatchedCount()
        > 0) {
      return true;
    }
    release(lease, lease.events());
    return false;
  }

  /** Ends the lease of a document of whose events only some are sent. */
  void release(Lease lease, List<SerializedEvent> sent) {
    remove(lease, sent);
    collection(lease.collection()).updateOne(held(lease), Updates.unset(LEASE));
  }

  /** Starts a back-off for the events that could not be sent. */
  void postpone(Lease lease, List<SerializedEvent> sent, Duration backOff) {
    remove(lease, sent);
    collection(lease.collection())
        .updateOne(
            held(lease),
            Updates.combine(
                Updates.set(UNTIL, Date.from(clock.instant().plus(backOff))),
                Updates.set(FAILURES, lease.failures() + 1)));
  }

  /** Removes what the broker holds, even if another instance has the lease by now. */
  private void remove(Lease lease, List<SerializedEvent> sent) {
    if (sent.isEmpty()) {
      return;
    }
    List<String> ids = sent.stream().map(SerializedEvent::id).toList();
    collection(lease.collection())
        .updateOne(
            new Document("_id", lease.id()),
            Updates.pull(EVENTS, new Document(ID, new Document("$in", ids))));
    collection(lease.collection())
        .updateOne(
            new Document("_id", lease.id()).append(EVENTS, List.of()), Updates.unset(EVENTS));
  }

  /** Documents with events that no instance has leased, those that wait longest first. */
  List<Object> unleased(String collection, int limit) {
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

  /** The time of the oldest event; null if none waits. */
  @Nullable Instant oldest(String collection) {
    Document oldest =
        collection(collection)
            .find(waiting())
            .projection(Projections.include(OLDEST))
            .sort(Sorts.ascending(OLDEST))
            .first();
    return oldest == null
        ? null
        : oldest.getList(EVENTS, Document.class).getFirst().getDate(TIME).toInstant();
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
