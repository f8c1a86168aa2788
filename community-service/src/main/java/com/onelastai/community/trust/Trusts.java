package com.onelastai.community.trust;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.export.UserDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code communitytrust}. */
@Repository
class Trusts implements UserDataHolder, UserDataSource {

  /** More events than Kafka delivers again after a crash; see {@link TrustCounting}. */
  private static final int REMEMBERED = 500;

  private static final String COUNTED = "counted";

  private final MongoOperations mongo;
  private final Clock clock;

  Trusts(MongoOperations mongo, Clock clock) {
    this.mongo = mongo;
    this.clock = clock;
  }

  /** The member's document, which begins with the first call. */
  Trust require(String userId) {
    return find(userId).orElseGet(() -> begin(userId, clock.instant()));
  }

  Optional<Trust> find(String userId) {
    Query query = byId(userId);
    query.fields().exclude(COUNTED);
    return Optional.ofNullable(mongo.findOne(query, Trust.class));
  }

  Trust begin(String userId, Instant firstSeenAt) {
    Trust first = Trust.of(userId, firstSeenAt);
    try {
      return mongo.insert(first);
    } catch (DuplicateKeyException begunMeanwhile) {
      return find(userId).orElse(first);
    }
  }

  /** Applies what an event changes once, unless there is no such member any more. */
  void count(String userId, String eventId, Update change) {
    Query news = byId(userId).addCriteria(where(COUNTED).ne(eventId));
    change.push(COUNTED).slice(-REMEMBERED).each(eventId);
    mongo.updateFirst(news, change, Trust.class);
  }

  /**
   * Does nothing if a later decision is known.
   *
   * @param until null to end the ban
   */
  void ban(String userId, @Nullable Instant until, Instant decidedAt) {
    require(userId);
    Query older = byId(userId).addCriteria(where("banDecidedAt").lt(decidedAt));
    Update ban = new Update().set("bannedUntil", until).set("banDecidedAt", decidedAt);
    mongo.updateFirst(older, ban, Trust.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(byId(userId), Trust.class);
  }

  @Override
  public String name() {
    return "trust";
  }

  @Override
  public List<Trust> of(String userId) {
    return find(userId).stream().toList();
  }

  private static Query byId(String userId) {
    return new Query(where("_id").is(userId));
  }
}
