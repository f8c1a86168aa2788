package com.onelastai.support.recipient;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.messaging.EventListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code recipients}: a projection of auth-service's accounts. */
@Repository
public class Recipients implements UserDataHolder {

  private final MongoOperations mongo;

  Recipients(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Empty if there is no such account, or if it is not known here yet. */
  public Optional<Recipient> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, Recipient.class));
  }

  /** Those of these users who are known here, by their ids. */
  public Map<String, Recipient> findAll(Collection<String> userIds) {
    return mongo.find(new Query(where("_id").in(userIds)), Recipient.class).stream()
        .collect(Collectors.toMap(Recipient::userId, Function.identity()));
  }

  @EventListener(group = "recipients", skipErasedUsers = true)
  void on(AccountChanged account) {
    Query older =
        new Query(where("_id").is(account.userId()).and("revision").lt(account.revision()));
    try {
      mongo.findAndReplace(older, recipient(account), FindAndReplaceOptions.options().upsert());
    } catch (DuplicateKeyException newerIsKnown) {
      // The query found nothing to replace, and the insert found the newer one.
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), Recipient.class);
  }

  private static Recipient recipient(AccountChanged account) {
    AccountChanged.Notifications wanted = account.notifications();
    AccountChanged.@Nullable QuietHours quiet = wanted.quietHours();
    return new Recipient(
        account.userId(),
        account.email(),
        account.name(),
        account.language(),
        account.timezone(),
        wanted.email(),
        wanted.push(),
        wanted.digest(),
        quiet == null ? null : new QuietHours(quiet.from(), quiet.to()),
        account.revision());
  }
}
