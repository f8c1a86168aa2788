package com.onelastai.support.consultation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code consultations}. */
@Repository
class ConsultationDocuments implements UserDataHolder, UserDataSource {

  /** No slot is longer, its buffer included. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  ConsultationDocuments(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Consultation.class);
  }

  Consultation require(String id) {
    Consultation found = mongo.findById(id, Consultation.class);
    if (found == null) {
      throw ApiException.notFound("consultation");
    }
    return found;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if a part of the slot is held already
   */
  void insert(Consultation booking, DomainEvent... mails) {
    outbox.insert(booking, mails);
  }

  /**
   * Writes a change if nobody else made one meanwhile.
   *
   * @throws org.springframework.dao.DuplicateKeyException if a part of the slot is held already
   */
  boolean change(Consultation before, Consultation after, DomainEvent... mails) {
    Query unchanged =
        new Query(
            where("_id")
                .is(before.id())
                .and("sequence")
                .is(before.sequence())
                .and("status")
                .is(ConsultationStatus.BOOKED));
    Update update =
        Update.update("start", after.start())
            .set("end", after.end())
            .set("status", after.status())
            .set("sequence", after.sequence())
            .set("expiresAt", after.expiresAt());
    setOrUnset(update, "held", after.held());
    setOrUnset(update, "nextReminder", after.nextReminder());
    return outbox.update(unchanged, update, Consultation.class, mails);
  }

  /** Notes that a reminder is sent, together with its mail if there is one. */
  void reminded(Consultation before, Consultation after, DomainEvent... mail) {
    Query unchanged =
        new Query(
            where("_id")
                .is(before.id())
                .and("sequence")
                .is(before.sequence())
                .and("nextReminder")
                .is(before.nextReminder()));
    Update update = new Update();
    setOrUnset(update, "nextReminder", after.nextReminder());
    outbox.update(unchanged, update, Consultation.class, mail);
  }

  void note(String id, String note) {
    mongo.updateFirst(
        new Query(where("_id").is(id)), Update.update("note", note), Consultation.class);
  }

  List<Consultation> withDueReminders(Instant now, int limit) {
    Query due = new Query(where("nextReminder").lte(now)).limit(limit);
    return mongo.find(due.with(Sort.by("nextReminder")), Consultation.class);
  }

  /** The steps that are held of slots that begin between these times, or reach into them. */
  Set<String> held(String consultantId, Instant from, Instant before) {
    Query query =
        new Query(
            where("consultantId")
                .is(consultantId)
                .and("start")
                .gt(from.minus(LONGEST))
                .lt(before.plus(LONGEST)));
    query.fields().include("held");
    Set<String> held = new HashSet<>();
    mongo.find(query, Document.class, mongo.getCollectionName(Consultation.class)).stream()
        .map(booking -> booking.getList("held", String.class, List.of()))
        .forEach(held::addAll);
    return held;
  }

  long countOpen(String email, Instant now) {
    Query open =
        new Query(
            where("email")
                .is(email)
                .and("start")
                .gt(now)
                .and("status")
                .is(ConsultationStatus.BOOKED));
    return mongo.count(open, Consultation.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), Consultation.class);
  }

  @Override
  public String name() {
    return "consultations";
  }

  @Override
  public List<Exported> of(String userId) {
    return mongo.find(ofUser(userId), Consultation.class).stream().map(Exported::of).toList();
  }

  /** What a user gave with a booking; the note is the team's. */
  record Exported(BookingView booking, String name, String email, @Nullable String notes) {

    static Exported of(Consultation booking) {
      return new Exported(
          BookingView.of(booking), booking.name(), booking.email(), booking.notes());
    }
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }

  private static void setOrUnset(Update update, String field, @Nullable Object value) {
    if (value == null) {
      update.unset(field);
    } else {
      update.set(field, value);
    }
  }
}
