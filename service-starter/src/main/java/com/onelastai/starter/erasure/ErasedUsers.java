package com.onelastai.starter.erasure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Who was erased, by id alone, for as long as something of theirs may still come. */
public final class ErasedUsers {

  public static final String EXPIRES_AT = "expiresAt";

  private final MongoCollection<Document> erased;
  private final Duration kept;
  private final Clock clock;

  /**
   * @param collection the service's own
   */
  public ErasedUsers(MongoDatabaseFactory mongo, String collection, Duration kept, Clock clock) {
    this.erased = mongo.getMongoDatabase().getCollection(collection);
    this.kept = kept;
    this.clock = clock;
  }

  public void add(String userId) {
    erased.updateOne(
        Filters.eq(userId),
        Updates.set(EXPIRES_AT, Date.from(clock.instant().plus(kept))),
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
