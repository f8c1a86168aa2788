package com.onelastai.auth.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.User;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The documents of {@code users} whose accounts were deleted. */
@Repository
class Tombstones {

  private static final String REQUESTED = "erasure.requestedAt";

  /** Unset once the erasure is complete, so that the sparse index has only open tombstones. */
  private static final String OPEN = "erasure.openSince";

  private static final String COMPLETED = "erasure.completedAt";
  private static final String ANSWERS = "erasure.answers.";

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;

  Tombstones(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    outbox.register(Tombstone.class);
  }

  /**
   * Replaces an account by a tombstone and publishes its erasure.
   *
   * @return whether the account existed
   */
  boolean replaceAccount(String userId, Instant now) {
    return replace(where("_id").is(userId).and("email").exists(true), userId, now);
  }

  /** The same, unless the account's address was verified at any time. */
  boolean replaceNeverVerified(String userId, Instant now) {
    return replace(where("_id").is(userId).and("unverifiedSince").exists(true), userId, now);
  }

  private boolean replace(Criteria account, String userId, Instant now) {
    Tombstone tombstone = new Tombstone(userId, new Tombstone.Erasure(now, now, Map.of(), null));
    return outbox.replace(new Query(account), tombstone, new UserErased(userId));
  }

  /** Stores the first answer of a service. */
  void answer(String userId, String service, Instant at) {
    Query unanswered = open(userId).addCriteria(where(ANSWERS + service).exists(false));
    mongo.updateFirst(unanswered, new Update().set(ANSWERS + service, at), Tombstone.class);
  }

  /** Completes the erasure if all these services have answered. */
  void complete(String userId, Collection<String> services, Instant now) {
    mongo.updateFirst(answered(open(userId), services), completed(now), Tombstone.class);
  }

  /** Completes every erasure that all these services have answered. */
  void completeAll(Collection<String> services, Instant now) {
    mongo.updateMulti(answered(new Query(open()), services), completed(now), Tombstone.class);
  }

  /** Opens the tombstones of earlier versions, which have no {@code openSince}. */
  void openEarlier(Instant now) {
    Query earlier = new Query(where(REQUESTED).exists(true).and(OPEN).exists(false));
    earlier.addCriteria(where(COMPLETED).exists(false));
    mongo.updateMulti(earlier, new Update().set(OPEN, now), Tombstone.class);
  }

  private static Query answered(Query open, Collection<String> services) {
    services.forEach(service -> open.addCriteria(where(ANSWERS + service).exists(true)));
    return open;
  }

  private static Update completed(Instant now) {
    return new Update().set(COMPLETED, now).unset(OPEN);
  }

  long countOpen() {
    return mongo.count(new Query(open()), Tombstone.class);
  }

  private static Query open(String userId) {
    return new Query(
        where("_id").is(userId).and(REQUESTED).exists(true).and(COMPLETED).exists(false));
  }

  private static Criteria open() {
    return where(OPEN).exists(true);
  }

  /** The document in {@code users} of a deleted account. */
  @Document(User.COLLECTION)
  record Tombstone(@Id String id, Erasure erasure) {

    /**
     * @param openSince set until the erasure is complete
     * @param answers when each service had erased its data
     * @param completedAt when the last service had erased its data
     */
    record Erasure(
        @Indexed(sparse = true) Instant requestedAt,
        @Indexed(sparse = true) @Nullable Instant openSince,
        Map<String, Instant> answers,
        @Nullable Instant completedAt) {}
  }
}
