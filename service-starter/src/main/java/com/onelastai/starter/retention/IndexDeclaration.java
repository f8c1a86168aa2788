package com.onelastai.starter.retention;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Declares the indexes once the store is there, which need not be when the service starts. */
class IndexDeclaration {

  private static final Logger log = LoggerFactory.getLogger(IndexDeclaration.class);

  private final MongoDatabaseFactory mongo;
  private final List<StoredCollection> collections;
  private boolean done;

  IndexDeclaration(MongoDatabaseFactory mongo, List<StoredCollection> collections) {
    this.mongo = mongo;
    this.collections = collections;
  }

  @Scheduled(fixedDelay = 30, timeUnit = TimeUnit.SECONDS)
  void declare() {
    if (done) {
      return;
    }
    try {
      collections.forEach(this::declare);
      done = true;
    } catch (MongoException failure) {
      log.warn("Indexes could not be declared and are tried again: {}", failure.getMessage());
    }
  }

  private void declare(StoredCollection stored) {
    MongoCollection<Document> collection = mongo.getMongoDatabase().getCollection(stored.name());
    if (!stored.indexes().isEmpty()) {
      collection.createIndexes(stored.indexes());
    }
    collection.createIndex(
        Indexes.ascending(StoredCollection.EXPIRES_AT),
        new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
  }
}
