package com.onelastai.chat.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes what has expired, for engines that have TTL indexes in name only. */
@Component
class Purge {

  /** Documents removed at once: few enough that nobody waits for the store. */
  private static final int BATCH = 1_000;

  private final MongoDatabaseFactory mongo;
  private final List<Expiring> collections;
  private final Clock clock;

  Purge(MongoDatabaseFactory mongo, List<Expiring> collections, Clock clock) {
    this.mongo = mongo;
    this.collections = collections;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onelastai.retention.purge-every}")
  @SchedulerLock(name = "chat-purge", lockAtMostFor = "PT30M")
  void run() {
    Date now = Date.from(clock.instant());
    for (Expiring expiring : collections) {
      MongoCollection<Document> collection =
          mongo.getMongoDatabase().getCollection(expiring.collection());
      collection.createIndex(
          Indexes.ascending(Expiring.EXPIRES_AT),
          new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
      while (removeBatch(collection, now) == BATCH) {}
    }
  }

  private static int removeBatch(MongoCollection<Document> collection, Date now) {
    List<Object> ids = new ArrayList<>();
    collection
        .find(Filters.lte(Expiring.EXPIRES_AT, now))
        .projection(Projections.include("_id"))
        .limit(BATCH)
        .forEach(expired -> ids.add(expired.get("_id")));
    if (!ids.isEmpty()) {
      collection.deleteMany(
          Filters.and(Filters.in("_id", ids), Filters.lte(Expiring.EXPIRES_AT, now)));
    }
    return ids.size();
  }
}
