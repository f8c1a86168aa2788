package com.onelastai.chat.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Declares the indexes of {@link StoredCollection}s, and removes what has expired, for engines that
 * have TTL indexes in name only.
 */
@Component
class ExpiryPurge {

  private final MongoDatabaseFactory mongo;
  private final List<StoredCollection> collections;
  private final Clock clock;

  ExpiryPurge(MongoDatabaseFactory mongo, List<StoredCollection> collections, Clock clock) {
    this.mongo = mongo;
    this.collections = collections;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onelastai.retention.purge-every}")
  @SchedulerLock(name = "chat-purge", lockAtMostFor = "PT30M")
  void run() {
    for (StoredCollection stored : collections) {
      MongoCollection<Document> collection =
          mongo.getMongoDatabase().getCollection(stored.collection());
      stored.indexes().forEach(collection::createIndex);
      collection.createIndex(
          Indexes.ascending(StoredCollection.EXPIRES_AT),
          new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
      BoundedRemoval.all(
          collection, Filters.lte(StoredCollection.EXPIRES_AT, Date.from(clock.instant())));
    }
  }
}
