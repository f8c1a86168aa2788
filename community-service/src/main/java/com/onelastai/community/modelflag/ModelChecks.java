package com.onelastai.community.modelflag;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.community.ContentFlagged;
import com.onelastai.events.community.ContentWritten;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code communitymodelchecks}. */
@Repository
@ConditionalOnBooleanProperty(ModelFlags.SETTING)
class ModelChecks {

  /** A moderator has seen what is older, or nobody minds it. */
  private static final Duration WORTH = Duration.ofDays(1);

  /** Longer than the model may take; another instance then takes what a crash left. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final FindAndModifyOptions NEW = FindAndModifyOptions.options().returnNew(true);

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final Clock clock;

  ModelChecks(MongoOperations mongo, OutboxTemplate outbox, Clock clock) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.clock = clock;
    outbox.register(ModelCheck.class);
  }

  /** Idempotent, and of several texts of one content the latest counts. */
  void add(ContentWritten written, Instant writtenAt) {
    Instant now = clock.instant();
    Instant expiresAt = writtenAt.plus(WORTH);
    if (expiresAt.isBefore(now)) {
      return;
    }
    Query older =
        new Query(where("_id").is(written.contentId()).and("version").lt(written.version()));
    Update due =
        new Update()
            .set("kind", written.kind())
            .set("version", written.version())
            .set("dueAt", now)
            .set(Expires.FIELD, expiresAt);
    try {
      mongo.upsert(older, due, ModelCheck.class);
    } catch (DuplicateKeyException sameOrNewerIsKnown) {
      // The event came again, or after a later one.
    }
  }

  /** Takes the one that has waited longest. */
  Optional<ModelCheck> take() {
    Instant now = clock.instant();
    Query due = new Query(where("dueAt").lte(now)).with(Sort.by("dueAt"));
    Update lease = new Update().set("dueAt", now.plus(LEASE));
    return Optional.ofNullable(mongo.findAndModify(due, lease, NEW, ModelCheck.class));
  }

  /** Ends it and flags the content, unless it was edited, or taken by another instance, since. */
  void end(ModelCheck taken, Optional<Objection> objection) {
    DomainEvent[] flagged =
        objection
            .map(found -> new ContentFlagged(taken.kind(), taken.id(), List.of(found.flag())))
            .stream()
            .toArray(DomainEvent[]::new);
    outbox.update(asTaken(taken), new Update().unset("dueAt"), ModelCheck.class, flagged);
  }

  /** Leaves it for a while, until it is too late. */
  void postpone(ModelCheck taken) {
    Update later = new Update().set("dueAt", clock.instant().plus(PAUSE));
    mongo.updateFirst(asTaken(taken), later, ModelCheck.class);
  }

  private static Query asTaken(ModelCheck taken) {
    return new Query(
        where("_id")
            .is(taken.id())
            .and("version")
            .is(taken.version())
            .and("dueAt")
            .is(taken.dueAt()));
  }
}
