package com.onelastai.starter.erasure;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.EventTopic;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** The bare ids of erased users, for as long as events of theirs may still arrive. */
public final class ErasedUsers {

  /**
   * Longer than any topic keeps records: an event may wait before it is published, in a gateway's
   * spool, or at Stripe, which sends events of the last 30 days again on request.
   */
  static final Duration REMEMBERED = EventTopic.longestLife().plusDays(30);

  private final MongoOperations mongo;
  private final String collection;
  private final Clock clock;

  ErasedUsers(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${spring.application.name}") String service,
      @Value("${onelastai.erasure.erased-users:}") String name) {
    this.collection =
        name.isEmpty() ? ErasureAutoConfiguration.collection(service, "erasedusers") : name;
    indexes.requireExpiry(collection);
    this.mongo = mongo;
    this.clock = clock;
  }

  public void add(String userId) {
    Update memory = Update.update(Expires.FIELD, clock.instant().plus(REMEMBERED));
    mongo.upsert(new Query(where("_id").is(userId)), memory, collection);
  }

  public Set<String> among(Set<String> userIds) {
    Query erased = new Query(where("_id").in(userIds));
    return userIds.isEmpty()
        ? Set.of()
        : Set.copyOf(mongo.findDistinct(erased, "_id", collection, String.class));
  }
}
