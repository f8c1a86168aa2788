package com.onelastai.auth.user;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.outbox.Outbox;
import java.time.Instant;
import java.util.Optional;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code users}. A document without an e-mail is of an account that was erased. */
@Repository
public class Users {

  /** Events come again within seconds, if they do. */
  private static final int REMEMBERED_EVENTS = 50;

  private final MongoOperations mongo;
  private final Outbox outbox;

  Users(MongoOperations mongo, Outbox outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
  }

  public Optional<User> find(String id) {
    return findOne(where("_id").is(id).and("email").exists(true));
  }

  public Optional<User> findByEmail(String email) {
    return findOne(where("email").is(email));
  }

  public boolean isErased(String id) {
    return mongo.exists(new Query(where("_id").is(id).and("email").exists(false)), User.class);
  }

  private Optional<User> findOne(Criteria criteria) {
    return Optional.ofNullable(mongo.findOne(new Query(criteria), User.class));
  }

  /**
   * Changes an account and tells of it in one write.
   *
   * @return whether there is such an account
   */
  public boolean update(String id, Update update, DomainEvent... events) {
    Query account = new Query(where("_id").is(id).and("email").exists(true));
    boolean found =
        mongo.updateFirst(account, outbox.append(update, events), User.class).getMatchedCount() > 0;
    if (found && events.length > 0) {
      outbox.relay(User.COLLECTION, id);
    }
    return found;
  }

  /**
   * Takes a lock that has ended off the account.
   *
   * @return whether it was this call that did
   */
  public boolean unlock(String id, Instant lockUntil) {
    return unlock(where("_id").is(id).and("lockUntil").is(lockUntil));
  }

  /** Takes any lock off the account. */
  public void unlock(String id) {
    unlock(where("_id").is(id).and("email").exists(true));
  }

  private boolean unlock(Criteria locked) {
    Update open = new Update().unset("lockUntil").set("loginAttempts", 0);
    return mongo.updateFirst(new Query(locked), open, User.class).getModifiedCount() > 0;
  }

  /**
   * Opens an account and tells of it in one write.
   *
   * @throws DuplicateKeyException if there is one under this id or with this address
   */
  public void insert(User user, DomainEvent... events) {
    Document document = new Document();
    mongo.getConverter().write(user, document);
    document.put(Outbox.FIELD, outbox.pending(events));
    mongo.insert(document, User.COLLECTION);
    outbox.relay(User.COLLECTION, user.id());
  }

  /**
   * Changes an account because of an event from elsewhere and tells of it in one write; nothing
   * happens if that was done before.
   */
  public void updateOnce(String id, String eventId, Update update, DomainEvent... events) {
    Query untouched =
        new Query(where("_id").is(id).and("email").exists(true).and("handledEvents").ne(eventId));
    update.push("handledEvents").slice(-REMEMBERED_EVENTS).each(eventId);
    boolean changed =
        mongo.updateFirst(untouched, outbox.append(update, events), User.class).getModifiedCount()
            > 0;
    if (changed && events.length > 0) {
      outbox.relay(User.COLLECTION, id);
    }
  }
}
