package com.onelastai.community.member;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.identity.AccountChanged;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.messaging.EventListener;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

/** The collection {@code members}: a projection of auth-service's accounts. */
@Repository
public class Members implements UserDataHolder {

  private final MongoOperations mongo;

  Members(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Empty if there is no such account, or if it is not known here yet. */
  public Optional<Member> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, Member.class));
  }

  /** Those of these users who are known here, by their ids. */
  public Map<String, Member> findAll(Collection<String> userIds) {
    return mongo.find(new Query(where("_id").in(userIds)), Member.class).stream()
        .collect(Collectors.toMap(Member::userId, Function.identity()));
  }

  @EventListener(group = "members", skipErasedUsers = true)
  void on(AccountChanged account) {
    Query older =
        new Query(where("_id").is(account.userId()).and("revision").lt(account.revision()));
    Member member =
        new Member(
            account.userId(),
            account.name(),
            account.timezone(),
            account.showsActivity(),
            account.revision());
    try {
      mongo.findAndReplace(older, member, FindAndReplaceOptions.options().upsert());
    } catch (DuplicateKeyException newerIsKnown) {
      // The query found nothing to replace, and the insert found the newer one.
    }
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("_id").is(userId)), Member.class);
  }
}
