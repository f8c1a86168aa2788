package com.onelastai.support.webinar;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code webinarregistrations}. */
@Repository
class RegistrationDocuments implements UserDataHolder, UserDataSource {

  private static final Sort ORDER = Sort.by("number");

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  RegistrationDocuments(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Registration.class);
  }

  Optional<Registration> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Registration.class));
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if the address is registered
   */
  void insert(Registration registration) {
    outbox.insert(registration);
  }

  /**
   * Writes a change and its mail if nobody else changed it meanwhile.
   *
   * @throws org.springframework.dao.DuplicateKeyException if the seat is taken
   */
  boolean change(Registration before, Registration after, DomainEvent... mail) {
    Update update =
        Update.update("status", after.status())
            .set("name", after.name())
            .set("timezone", after.timezone())
            .set("language", after.language())
            .set("number", after.number())
            .set("announced", after.announced())
            .set("told", after.told())
            .set("sequence", after.sequence())
            .set("expiresAt", after.expiresAt());
    setOrUnset(update, "userId", after.userId());
    setOrUnset(update, "seat", after.seat());
    setOrUnset(update, "nextReminder", after.nextReminder());
    return outbox.update(unchanged(before), update, Registration.class, mail);
  }

  private static Query unchanged(Registration before) {
    return new Query(
        where("_id")
            .is(before.id())
            .and("sequence")
            .is(before.sequence())
            .and("status")
            .is(before.status())
            .and("nextReminder")
            .is(before.nextReminder()));
  }

  Optional<Registration> firstWaiting(String webinarId) {
    Query waiting = new Query(of(webinarId, RegistrationStatus.WAITING)).with(ORDER).limit(1);
    return Optional.ofNullable(mongo.findOne(waiting, Registration.class));
  }

  /** Those who wait and were not told so. */
  List<Registration> unannounced(String webinarId, int limit) {
    Criteria criteria = of(webinarId, RegistrationStatus.WAITING).and("announced").is(false);
    return mongo.find(new Query(criteria).with(ORDER).limit(limit), Registration.class);
  }

  /** Those who were not told of this revision yet. */
  List<Registration> untold(Webinar webinar, int limit) {
    Criteria criteria =
        where("webinarId")
            .is(webinar.id())
            .and("status")
            .in(RegistrationStatus.WAITING, RegistrationStatus.REGISTERED)
            .and("told")
            .lt(webinar.revision());
    return mongo.find(new Query(criteria).limit(limit), Registration.class);
  }

  List<Registration> withDueReminders(Instant now, int limit) {
    Query due = new Query(where("nextReminder").lte(now)).with(Sort.by("nextReminder"));
    return mongo.find(due.limit(limit), Registration.class);
  }

  /** The numbers of the seats that are taken. */
  List<Integer> seats(String webinarId) {
    Query taken = new Query(of(webinarId, RegistrationStatus.REGISTERED));
    taken.fields().include("seat");
    return mongo.find(taken, Document.class, mongo.getCollectionName(Registration.class)).stream()
        .map(registration -> Registration.seatNumber(registration.getString("seat")))
        .toList();
  }

  long count(String webinarId, RegistrationStatus status) {
    return mongo.count(new Query(of(webinarId, status)), Registration.class);
  }

  /** The place on the waiting list, from 1. */
  int place(Registration waiting) {
    Criteria before =
        of(waiting.webinarId(), RegistrationStatus.WAITING).and("number").lt(waiting.number());
    return Math.toIntExact(mongo.count(new Query(before), Registration.class)) + 1;
  }

  /** In the order in which they registered. */
  List<Registration> after(String webinarId, int number, int limit) {
    Query query = new Query(where("webinarId").is(webinarId).and("number").gt(number));
    return mongo.find(query.with(ORDER).limit(limit), Registration.class);
  }

  Stream<Registration> all(String webinarId) {
    return mongo.stream(
        new Query(where("webinarId").is(webinarId)).with(ORDER), Registration.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), Registration.class);
  }

  @Override
  public String name() {
    return "webinarRegistrations";
  }

  @Override
  public List<Exported> of(String userId) {
    return mongo.find(ofUser(userId), Registration.class).stream().map(Exported::of).toList();
  }

  /** What a user gave with a registration. */
  record Exported(
      String webinarId,
      String name,
      String email,
      String timezone,
      RegistrationStatus status,
      Instant createdAt) {

    static Exported of(Registration registration) {
      return new Exported(
          registration.webinarId(),
          registration.name(),
          registration.email(),
          registration.timezone(),
          registration.status(),
          registration.createdAt());
    }
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }

  private static Criteria of(String webinarId, RegistrationStatus status) {
    return where("webinarId").is(webinarId).and("status").is(status);
  }

  private static void setOrUnset(Update update, String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }
}
