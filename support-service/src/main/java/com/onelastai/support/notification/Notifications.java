package com.onelastai.support.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code notifications}: users' lists, and what must be delivered. */
@Repository
class Notifications implements UserDataHolder {

  /** A larger number of unread notifications is not counted to its end. */
  static final int MAX_UNREAD = 1_000;

  private static final String INBOX = "inbox";
  private static final String UNREAD = "unread";
  private static final String CHANGED = "changedAt";
  private static final String DUE = ".dueAt";
  private static final String STATE = ".state";

  private static final NewestFirst<Notification> NEWEST =
      new NewestFirst<>(
          Notification.COLLECTION,
          Notification.class,
          INBOX,
          "createdAt",
          Notification::createdAt,
          Notification::id);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Clock clock;

  Notifications(MongoOperations mongo, OutboxTemplate outbox, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.clock = clock;
    outbox.register(Notification.class);
  }

  /** Does nothing if the event has arrived before. */
  void add(Notification notification) {
    try {
      mongo.insert(notification);
    } catch (DuplicateKeyException redelivered) {
      // Its delivery goes on where it is.
    }
  }

  Listing<Notification> list(
      String userId, boolean unread, String address, @Nullable String after, int size) {
    return NEWEST.read(
        mongo,
        userId,
        query -> {
          if (unread) {
            query.addCriteria(where(UNREAD).is(true));
          }
        },
        address,
        after,
        size);
  }

  /** Up to {@link #MAX_UNREAD}. */
  int countUnread(String userId) {
    return (int) mongo.count(unread(userId).limit(MAX_UNREAD), Notification.class);
  }

  /** Whether the user has this notification. */
  boolean read(String userId, String id) {
    Query listed = new Query(where("_id").is(id).and(INBOX).is(userId));
    boolean found = mongo.exists(listed, Notification.class);
    if (found) {
      mongo.updateFirst(listed.addCriteria(where(UNREAD).is(true)), read(), Notification.class);
    }
    return found;
  }

  void readAll(String userId) {
    mongo.updateMulti(unread(userId), read(), Notification.class);
  }

  /** Takes it off the list; its delivery goes on. */
  boolean remove(String userId, String id) {
    Update off = read().unset(INBOX);
    Query listed = new Query(where("_id").is(id).and(INBOX).is(userId));
    return mongo.updateFirst(listed, off, Notification.class).getMatchedCount() > 0;
  }

  /** Also those that the user has taken off the list. */
  List<Notification> all(String userId) {
    Query query = new Query(where("userId").is(userId)).with(Sort.by(CHANGED));
    return mongo.find(query, Notification.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Notification.class);
  }

  private static Query unread(String userId) {
    return new Query(where(INBOX).is(userId).and(UNREAD).is(true));
  }

  private Update read() {
    return new Update().set(UNREAD, false).set(CHANGED, clock.instant());
  }

  /** Those of these users whose lists changed since. */
  List<String> changed(Collection<String> userIds, Instant since) {
    Query query = new Query(where("userId").in(userIds).and(CHANGED).gte(since));
    return mongo.findDistinct(query, "userId", Notification.class, String.class);
  }

  /** What was added to a list since, newest first. */
  List<Notification> added(String userId, Instant since, int max) {
    Query query = new Query(where(INBOX).is(userId).and("createdAt").gte(since));
    query.with(Sort.by(Sort.Direction.DESC, "createdAt", "_id")).limit(max);
    return mongo.find(query, Notification.class);
  }

  /** The ids of those that are due on a channel, the longest first. */
  List<String> due(Channel channel, Instant now, int max) {
    String dueAt = channel.value() + DUE;
    Query query = new Query(where(dueAt).lte(now)).with(Sort.by(dueAt)).limit(max);
    query.fields().include("_id");
    return mongo.find(query, Document.class, Notification.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  /** The notification, if it is due on this channel. */
  Optional<Notification> findDue(String id, Channel channel, Instant now) {
    Query query = new Query(where("_id").is(id).and(channel.value() + DUE).lte(now));
    return Optional.ofNullable(mongo.findOne(query, Notification.class));
  }

  /** Those that wait for the user's digest and are due. */
  List<Notification> collected(String userId, Instant now, int max) {
    Criteria collected =
        where("userId")
            .is(userId)
            .and("mail.state")
            .is(DeliveryState.COLLECTED)
            .and("mail.dueAt")
            .lte(now);
    Query query = new Query(collected).with(Sort.by("mail.dueAt")).limit(max);
    return mongo.find(query, Notification.class);
  }

  /** Notes that a digest has these. */
  void sentInDigest(Collection<String> ids) {
    mongo.updateMulti(
        new Query(where("_id").in(ids).and("mail.state").is(DeliveryState.COLLECTED)),
        new Update().set("mail.state", DeliveryState.SENT).unset("mail.dueAt"),
        Notification.class);
  }

  /**
   * Settles a delivery and publishes the events, unless another instance has changed it since.
   *
   * @param due as it was read
   */
  void settle(Notification due, Channel channel, DeliveryState state, DomainEvent... events) {
    Update settled = new Update().set(channel.value() + STATE, state).unset(channel.value() + DUE);
    outbox.update(asRead(due, channel), settled, Notification.class, events);
  }

  /** Moves a delivery to a later time, in the same way. */
  void postpone(Notification due, Channel channel, DeliveryState state, Instant until) {
    Update later = new Update().set(channel.value() + STATE, state);
    mongo.updateFirst(
        asRead(due, channel), later.set(channel.value() + DUE, until), Notification.class);
  }

  /** Moves a delivery to a later time because an attempt failed. */
  void retry(Notification due, Channel channel, Instant until) {
    Update later = new Update().set(channel.value() + DUE, until);
    mongo.updateFirst(
        asRead(due, channel), later.inc(channel.value() + ".failures", 1), Notification.class);
  }

  /** Lets nobody else deliver it until then; empty if another instance was faster. */
  Optional<Notification> lease(Notification due, Channel channel, Instant until) {
    return Optional.ofNullable(
        mongo.findAndModify(
            asRead(due, channel),
            new Update().set(channel.value() + DUE, until),
            FindAndModifyOptions.options().returnNew(true),
            Notification.class));
  }

  /** Notes that a browser needs no other attempt. */
  void reached(String id, String subscriptionId) {
    Query byId = new Query(where("_id").is(id));
    Update reached = new Update().addToSet("push.reached", subscriptionId);
    mongo.updateFirst(byId, reached, Notification.class);
  }

  private static Query asRead(Notification due, Channel channel) {
    Instant dueAt = Objects.requireNonNull(due.delivery(channel)).dueAt();
    return new Query(where("_id").is(due.id()).and(channel.value() + DUE).is(dueAt));
  }
}
