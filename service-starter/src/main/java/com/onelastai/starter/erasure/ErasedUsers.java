package com.onelastai.starter.erasure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.onelastai.events.EventTopic;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** The bare ids of erased users, for as long as events of theirs may still arrive. */
public final class ErasedUsers {

  /**
   * Longer than any topic keeps records: an event may wait before it is published, in a gateway's
   * spool, or at Stripe, which sends events of the last 30 days again on request.
   */
  static final Duration REMEMBERED = EventTopic.longestLife().plusDays(30);

  private final MongoCollection<Document> erased;
  private final Clock clock;

  ErasedUsers(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      Clock clock,
      @Value("${spring.application.name}") String service,
      @Value("${onelastai.erasure.erased-users:}") String name) {
    String collection =
        name.isEmpty() ? ErasureAutoConfiguration.collection(service, "erasedusers") : name;
    indexes.requireExpiry(collection);
    this.erased = mongo.getMongoDatabase().getCollection(collection);
    this.clock = clock;
  }

  public void add(String userId) {
    erased.updateOne(
        Filters.eq(userId),
        Updates.set(Expires.FIELD, Date.from(clock.instant().plus(REMEMBERED))),
        new UpdateOptions().upsert(true));
  }

  public Set<String> among(Set<String> userIds) {
    Set<String> found = new HashSet<>();
    if (!userIds.isEmpty()) {
      erased
          .find(Filters.in("_id", userIds))
          .projection(Projections.include("_id"))
          .forEach(user -> found.add(user.getString("_id")));
    }
    return found;
  }
}
