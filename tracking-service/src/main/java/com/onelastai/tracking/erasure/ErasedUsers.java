package com.onelastai.tracking.erasure;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.onelastai.tracking.retention.Retention;
import com.onelastai.tracking.retention.StoredCollection;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Who was erased, by id alone, for as long as something of theirs may still come. */
@Component
public class ErasedUsers {

  static final String COLLECTION = "erasedusers";

  private final MongoCollection<Document> erased;
  private final Retention retention;
  private final Clock clock;

  ErasedUsers(MongoDatabaseFactory mongo, Retention retention, Clock clock) {
    this.erased = mongo.getMongoDatabase().getCollection(COLLECTION);
    this.retention = retention;
    this.clock = clock;
  }

  void add(String userId) {
    erased.updateOne(
        Filters.eq(userId),
        Updates.set(StoredCollection.EXPIRES_AT, retention.rawUntil(clock.instant())),
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
