package com.onelastai.lab.file;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.lab.file.StoredFile.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code labfiles}. */
@Repository
class FileRecords {

  /** How long an upload waits for an experiment that uses it. */
  static final Duration UNUSED = Duration.ofDays(1);

  /**
   * How long the record of a deleted file stays: a request that is writing for it may still be at
   * work, and then what it wrote is deleted with the record.
   */
  static final Duration DELETION = Duration.ofMinutes(10);

  private static final String OWNER = "owner";
  private static final String EXPERIMENT = "experimentId";
  private static final String USED_BY = "usedBy";
  private static final String STATE = "state";
  private static final String KEPT_UNTIL = "keptUntil";

  private final MongoOperations mongo;
  private final Clock clock;

  FileRecords(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  void insert(StoredFile file) {
    mongo.insert(file);
  }

  /** Whether the content may be read from now on; not if the file was deleted meanwhile. */
  boolean complete(String id) {
    return update(
        where("_id").is(id).and(STATE).is(State.WRITING), new Update().set(STATE, State.READY));
  }

  Optional<StoredFile> find(String id) {
    return Optional.ofNullable(
        mongo.findOne(new Query(where("_id").is(id).and(STATE).is(State.READY)), StoredFile.class));
  }

  /** What an owner has uploaded, also what is being written. */
  List<StoredFile> uploadsOf(String owner) {
    Criteria uploads = where(OWNER).is(owner).and(EXPERIMENT).is(null);
    return mongo.find(new Query(uploads), StoredFile.class);
  }

  List<String> idsOfOwner(String owner) {
    return ids(where(OWNER).is(owner));
  }

  List<String> idsMadeBy(String experimentId) {
    return ids(where(EXPERIMENT).is(experimentId));
  }

  /** Whether this is a file of the owner, which then stays at least until this time. */
  boolean hold(String owner, String id, Instant until) {
    return mongo
            .updateFirst(
                new Query(where("_id").is(id).and(OWNER).is(owner).and(STATE).is(State.READY)),
                new Update().max(KEPT_UNTIL, until),
                StoredFile.class)
            .getMatchedCount()
        > 0;
  }

  /** Keeps what the experiment has made until this time, and what it uses at least as long. */
  void keep(String experimentId, Collection<String> ids, Instant until) {
    Criteria made = where("_id").in(ids).and(EXPERIMENT).is(experimentId);
    Criteria used = where("_id").in(ids).and(EXPERIMENT).is(null).and(STATE).ne(State.DELETED);
    mongo.updateMulti(
        new Query(made.and(STATE).ne(State.DELETED)),
        new Update().set(KEPT_UNTIL, until),
        StoredFile.class);
    mongo.updateMulti(
        new Query(used),
        new Update().addToSet(USED_BY, experimentId).max(KEPT_UNTIL, until),
        StoredFile.class);
  }

  /** Uploads that no other experiment uses wait for one again. */
  void release(String experimentId) {
    Instant waiting = clock.instant().plus(UNUSED);
    for (String id : ids(where(USED_BY).is(experimentId))) {
      Update released = new Update().pull(USED_BY, experimentId);
      if (!update(
          where("_id").is(id).and(USED_BY).is(List.of(experimentId)),
          released.set(KEPT_UNTIL, waiting))) {
        update(where("_id").is(id), new Update().pull(USED_BY, experimentId));
      }
    }
  }

  /** Those whose time has come, oldest first. */
  List<StoredFile> due(int limit) {
    Criteria due = where(KEPT_UNTIL).lte(clock.instant());
    return mongo.find(new Query(due).with(Sort.by(KEPT_UNTIL)).limit(limit), StoredFile.class);
  }

  void postpone(StoredFile due, Duration pause) {
    update(unchanged(due), new Update().set(KEPT_UNTIL, clock.instant().plus(pause)));
  }

  /** Whether it is deleted now; not if it was kept meanwhile. */
  boolean deleteDue(StoredFile due) {
    return update(unchanged(due), deletion());
  }

  void delete(String id) {
    update(where("_id").is(id).and(STATE).ne(State.DELETED), deletion());
  }

  void forget(String id) {
    mongo.remove(new Query(where("_id").is(id).and(STATE).is(State.DELETED)), StoredFile.class);
  }

  /** Nothing stays of the person but the id, by which the content is found. */
  private Update deletion() {
    return new Update()
        .set(STATE, State.DELETED)
        .set(OWNER, "")
        .set("name", "")
        .unset(EXPERIMENT)
        .unset(USED_BY)
        .set(KEPT_UNTIL, clock.instant().plus(DELETION));
  }

  private static Criteria unchanged(StoredFile due) {
    return where("_id").is(due.id()).and(KEPT_UNTIL).is(due.keptUntil());
  }

  private boolean update(Criteria criteria, Update update) {
    return mongo.updateFirst(new Query(criteria), update, StoredFile.class).getModifiedCount() > 0;
  }

  private List<String> ids(Criteria criteria) {
    Query query = new Query(criteria);
    query.fields().include("_id");
    return mongo.find(query, org.bson.Document.class, StoredFile.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }
}
