package com.onelastai.auth.user;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.user.Preferences.Notifications;
import com.onelastai.auth.user.Preferences.QuietHours;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.UpdateMapper;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Writes accounts, and publishes with the same write what other services know of them. The event
 * has the whole state, which is computed before the write; the write therefore applies only to the
 * revision that was read.
 */
final class AccountUpdates {

  private static final int ATTEMPTS = 20;
  private static final long FIRST = 1;
  private static final String REVISION = "revision";

  /** The fields that the event tells, and their parts. */
  private static final Set<String> TOLD =
      Set.of(
          "email",
          "name",
          "timezone",
          "preferences.language",
          "preferences.notifications",
          "preferences.privacy");

  private final MongoOperations mongo;
  private final OutboxTemplate outbox;
  private final UpdateMapper mapper;

  AccountUpdates(MongoOperations mongo, OutboxTemplate outbox) {
    this.mongo = mongo;
    this.outbox = outbox;
    this.mapper = new UpdateMapper(mongo.getConverter());
    outbox.register(User.class);
  }

  void insert(User user, DomainEvent... events) {
    User first = UserBuilder.builder(user).revision(FIRST).build();
    outbox.insert(first, with(state(first, FIRST), events));
  }

  /**
   * @param account names the account's {@code _id}
   * @return whether there is such an account
   * @throws DuplicateKeyException if the address is in use
   */
  boolean update(Supplier<Query> account, Update update, DomainEvent... events) {
    Document changes = mapped(update);
    if (!tells(changes)) {
      return outbox.update(account.get(), update, User.class, events);
    }
    Attempt last = OptimisticRetry.retry(ATTEMPTS, () -> attempt(account, update, changes, events));
    if (last.taken() != null) {
      throw last.taken();
    }
    return last.found();
  }

  /**
   * @param taken why the address cannot be used, which no other attempt changes
   */
  private record Attempt(boolean found, @Nullable DuplicateKeyException taken) {}

  private Attempt attempt(
      Supplier<Query> account, Update update, Document changes, DomainEvent... events) {
    try {
      return new Attempt(tryUpdate(account, update, changes, events), null);
    } catch (DuplicateKeyException taken) {
      return new Attempt(true, taken);
    }
  }

  /** Publishes the state of an account that an earlier version has opened. */
  void announce(Query account) {
    account.addCriteria(where(REVISION).is(null));
    User user = mongo.findOne(account, User.class);
    if (user != null) {
      outbox.update(account, new Update().set(REVISION, FIRST), User.class, state(user, FIRST));
    }
  }

  private boolean tryUpdate(
      Supplier<Query> account, Update update, Document changes, DomainEvent... events) {
    Document stored = mongo.findOne(account.get(), Document.class, User.COLLECTION);
    if (stored == null) {
      return false;
    }
    @Nullable Long revision = stored.getLong(REVISION);
    long next = revision == null ? FIRST : revision + 1;
    AccountChanged before = state(user(stored), next);
    apply(changes, stored);
    AccountChanged after = state(user(stored), next);

    Query unchanged = account.get().addCriteria(where(REVISION).is(revision));
    Update copy = copy(update);
    boolean written =
        revision != null && after.equals(before)
            ? outbox.update(unchanged, copy, User.class, events)
            : outbox.update(unchanged, copy.set(REVISION, next), User.class, with(after, events));
    OptimisticRetry.require(written, "The account");
    return true;
  }

  private Document mapped(Update update) {
    return mapper.getMappedObject(
        update.getUpdateObject(),
        mongo.getConverter().getMappingContext().getRequiredPersistentEntity(User.class));
  }

  private User user(Document stored) {
    return mongo.getConverter().read(User.class, stored);
  }

  private static boolean tells(Document changes) {
    return Stream.of("$set", "$unset")
        .flatMap(operator -> fields(changes, operator).keySet().stream())
        .anyMatch(field ->
            TOLD.stream().anyMatch(told -> field.equals(told) || field.startsWith(told + ".")));
  }

  private static void apply(Document changes, Document stored) {
    fields(changes, "$set").forEach((path, value) -> parent(stored, path).put(last(path), value));
    fields(changes, "$unset").keySet().forEach(path -> parent(stored, path).remove(last(path)));
  }

  private static Document parent(Document root, String path) {
    Document parent = root;
    List<String> names = Arrays.asList(path.split("\\."));
    for (String name : names.subList(0, names.size() - 1)) {
      parent = (Document) parent.computeIfAbsent(name, _ -> new Document());
    }
    return parent;
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static Document fields(Document changes, String operator) {
    return changes.get(operator, new Document());
  }

  /** The outbox adds its events to an update, and every attempt has others. */
  private static Update copy(Update update) {
    Document copy = new Document();
    update
        .getUpdateObject()
        .forEach((operator, fields) -> copy.append(operator, new Document((Document) fields)));
    return Update.fromDocument(copy);
  }

  private static DomainEvent[] with(AccountChanged state, DomainEvent... events) {
    List<DomainEvent> all = new ArrayList<>(List.of(events));
    all.addFirst(state);
    return all.toArray(DomainEvent[]::new);
  }

  private static AccountChanged state(User user, long revision) {
    Notifications wanted = user.preferences().notifications();
    @Nullable QuietHours quiet = wanted.quietHours();
    return new AccountChanged(
        user.id(),
        revision,
        user.email(),
        user.name(),
        user.preferences().language(),
        user.timezone(),
        user.preferences().privacy().showActivity(),
        new AccountChanged.Notifications(
            wanted.email(),
            wanted.push(),
            wanted.digest(),
            quiet == null ? null : new AccountChanged.QuietHours(quiet.from(), quiet.to())));
  }
}
