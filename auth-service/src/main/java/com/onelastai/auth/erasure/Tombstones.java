package com.onelastai.auth.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.User;
import com.onelastai.events.identity.UserErased;
import com.onelastai.starter.outbox.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The documents of {@code users} whose accounts were deleted. */
@Repository
class Tombstones {

  private static final String REQUESTED = "erasure.requestedAt";
  private static final String COMPLETED = "erasure.completedAt";
  private static final String ANSWERS = "erasure.answers.";

  private final MongoOperations mongo;
  private final Outbox outbox;

  Tombstones(MongoOperations mongo, Outbox outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
  }

  /**
   * Puts a tombstone, with the event that tells everyone, in the place of an account.
   *
   * @return whether there was one
   */
  boolean replaceAccount(String userId, Instant now) {
    Document erasure =
        new Document("requestedAt", Date.from(now)).append("answers", new Document());
    Document tombstone =
        new Document("_id", userId)
            .append("erasure", erasure)
            .append(Outbox.FIELD, outbox.pending(new UserErased(userId)));
    Query account = new Query(where("_id").is(userId).and("email").exists(true));
    boolean found = mongo.replace(account, tombstone, User.COLLECTION).getMatchedCount() > 0;
    if (found) {
      outbox.relay(User.COLLECTION, userId);
    }
    return found;
  }

  /** Notes that a service holds nothing any more; the first time counts. */
  void answer(String userId, String service, Instant at) {
    Query unanswered = open(userId).addCriteria(where(ANSWERS + service).exists(false));
    mongo.updateFirst(unanswered, new Update().set(ANSWERS + service, at), Tombstone.class);
  }

  /** Notes that nothing is left to wait for, if all these services have answered. */
  void complete(String userId, Collection<String> services, Instant now) {
    mongo.updateFirst(answered(open(userId), services), completed(now), Tombstone.class);
  }

  /** The same of every account, as those who had to answer may have been more at the time. */
  void completeAll(Collection<String> services, Instant now) {
    mongo.updateMulti(answered(new Query(open()), services), completed(now), Tombstone.class);
  }

  private static Query answered(Query open, Collection<String> services) {
    services.forEach(service -> open.addCriteria(where(ANSWERS + service).exists(true)));
    return open;
  }

  private static Update completed(Instant now) {
    return new Update().set(COMPLETED, now);
  }

  long countOpen() {
    return mongo.count(new Query(open()), Tombstone.class);
  }

  private static Query open(String userId) {
    return new Query(open().and("_id").is(userId));
  }

  private static Criteria open() {
    return where(REQUESTED).exists(true).and(COMPLETED).exists(false);
  }
}
