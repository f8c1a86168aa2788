package com.onelastai.tracking.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
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
  private final List<StoredCollection> collections;
  private final Clock clock;
  private final Counter removed;

  Purge(
      MongoDatabaseFactory mongo,
      List<StoredCollection> collections,
      Clock clock,
      MeterRegistry meters) {
    this.mongo = mongo;
    this.collections = collections;
    this.clock = clock;
    this.removed = meters.counter("tracking.records.expired");
  }

  @Scheduled(
      initialDelayString = "${onelastai.retention.purge-every}",
      fixedDelayString = "${onelastai.retention.purge-every}")
  @SchedulerLock(name = "purge", lockAtMostFor = "PT30M")
  void run() {
    Date now = Date.from(clock.instant());
    for (StoredCollection stored : collections) {
      MongoCollection<Document> collection = mongo.getMongoDatabase().getCollection(stored.name());
      while (removeBatch(collection, now) == BATCH) {}
    }
  }

  private int removeBatch(MongoCollection<Document> collection, Date now) {
    List<Object> ids = new ArrayList<>();
    collection
        .find(Filters.lte(StoredCollection.EXPIRES_AT, now))
        .projection(Projections.include("_id"))
        .limit(BATCH)
        .forEach(expired -> ids.add(expired.get("_id")));
    if (!ids.isEmpty()) {
      removed.increment(
          collection
              .deleteMany(
                  Filters.and(
                      Filters.in("_id", ids), Filters.lte(StoredCollection.EXPIRES_AT, now)))
              .getDeletedCount());
    }
    return ids.size();
  }
}
