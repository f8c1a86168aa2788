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
import org.bson.conversions.Bson;
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
  private boolean declared;

  ExpiryPurge(MongoDatabaseFactory mongo, List<StoredCollection> collections, Clock clock) {
    this.mongo = mongo;
    this.collections = collections;
    this.clock = clock;
  }

  @Scheduled(fixedDelayString = "${onelastai.retention.purge-every}")
  @SchedulerLock(name = "chat-purge", lockAtMostFor = "PT30M")
  void run() {
    if (!declared) {
      collections.forEach(this::declareIndexes);
      declared = true;
    }
    Bson expired = Filters.lte(StoredCollection.EXPIRES_AT, Date.from(clock.instant()));
    collections.forEach(stored -> BoundedRemoval.all(documents(stored), expired));
  }

  private void declareIndexes(StoredCollection stored) {
    stored.indexes().forEach(documents(stored)::createIndex);
    documents(stored)
        .createIndex(
            Indexes.ascending(StoredCollection.EXPIRES_AT),
            new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }

  private MongoCollection<Document> documents(StoredCollection stored) {
    return mongo.getMongoDatabase().getCollection(stored.collection());
  }
}
