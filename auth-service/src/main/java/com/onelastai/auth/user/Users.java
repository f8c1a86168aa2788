package com.onelastai.auth.user;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.DomainEvent;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/** The collection {@code users}. A document without an e-mail address is a tombstone. */
@Repository
public class Users {

  /** Enough to recognise a redelivered event, which arrives within seconds. */
  private static final int REMEMBERED_EVENTS = 50;

  private static final String LAST_CHARACTER = "\uffff";

  private static final NewestFirst<User> NEWEST =
      new NewestFirst<>(
          User.COLLECTION, User.class, "email", "createdAt", User::createdAt, User::id);

  private final MongoOperations mongo;
  private final AccountUpdates updates;

  Users(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.updates = new AccountUpdates(mongo, outbox);
  }

  public Optional<User> find(String id) {
    return findOne(where("_id").is(id).and("email").exists(true));
  }

  public Optional<User> findByEmail(String email) {
    return findOne(where("email").is(email));
  }

  /** Accounts whose address was never verified, the oldest first. */
  public List<User> neverVerified(Instant registeredUntil, int max) {
    Query due = new Query(where("unverifiedSince").lte(registeredUntil));
    return mongo.find(due.with(Sort.by("unverifiedSince")).limit(max), User.class);
  }

  /** Adds to an update that the address is verified. */
  public static Update verified(Update update) {
    return update.set("emailVerified", true).unset("unverifiedSince");
  }

  /** Newest first. */
  public Listing<User> list(String address, @Nullable String after, int size) {
    return NEWEST.readAll(mongo, address, after, size);
  }

  /**
   * Those whose address begins with this text, by address.
   *
   * @param prefix in lower case
   * @param after an address; null for the first
   */
  public List<User> findByEmailPrefix(String prefix, @Nullable String after, int limit) {
    Criteria range = where("email").gte(prefix).lt(prefix + LAST_CHARACTER);
    if (after != null) {
      range.gt(after);
    }
    return mongo.find(new Query(range).with(Sort.by("email")).limit(limit), User.class);
  }

  public boolean isErased(String id) {
    return mongo.exists(new Query(where("_id").is(id).and("email").exists(false)), User.class);
  }

  private Optional<User> findOne(Criteria criteria) {
    return Optional.ofNullable(mongo.findOne(new Query(criteria), User.class));
  }

  /**
   * Updates an account and publishes the events, and the account's state if other services need to
   * know it.
   *
   * @return whether the account exists
   */
  public boolean update(String id, Update update, DomainEvent... events) {
    return updates.update(() -> account(id), update, events);
  }

  /**
   * Removes an expired lock from the account.
   *
   * @return whether this call removed it
   */
  public boolean unlock(String id, Instant lockUntil) {
    return unlock(where("_id").is(id).and("lockUntil").is(lockUntil));
  }

  /** Removes any lock from the account. */
  public void unlock(String id) {
    unlock(where("_id").is(id).and("email").exists(true));
  }

  private boolean unlock(Criteria locked) {
    Update open = new Update().unset("lockUntil").set("loginAttempts", 0);
    return mongo.updateFirst(new Query(locked), open, User.class).getModifiedCount() > 0;
  }

  /**
   * Inserts an account and publishes the events and the account's state.
   *
   * @throws DuplicateKeyException if the id or the address is in use
   */
  public void insert(User user, DomainEvent... events) {
    updates.insert(user, events);
  }

  /**
   * Applies an event from another service to an account and publishes the events that follow; does
   * nothing if the event was applied before.
   */
  public void updateOnce(String id, String eventId, Update update, DomainEvent... events) {
    update.push("handledEvents").slice(-REMEMBERED_EVENTS).each(eventId);
    updates.update(
        () -> account(id).addCriteria(where("handledEvents").ne(eventId)), update, events);
  }

  /** Tells other services of an account, unless they know it. */
  void announce(String id) {
    updates.announce(account(id));
  }

  /** The ids of accounts and of deleted accounts, in order. */
  List<String> idsAfter(String id, int max) {
    Query next = new Query(where("_id").gt(id)).with(Sort.by("_id")).limit(max);
    next.fields().include("_id");
    return mongo.find(next, Document.class, User.COLLECTION).stream()
        .map(found -> found.getString("_id"))
        .toList();
  }

  private static Query account(String id) {
    return new Query(where("_id").is(id).and("email").exists(true));
  }

  /** 409 {@code email_taken}: an address belongs to one account alone. */
  public static final class EmailTaken extends ApiException {

    public EmailTaken(@Nullable Throwable cause) {
      super(HttpStatus.CONFLICT, "email_taken", "There is an account with this address.", cause);
    }
  }
}
