package com.onelastai.starter.retention;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.onelastai.starter.job.InstanceJob;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Declares the indexes once the store is there, which need not be when the service starts. */
class IndexDeclaration {

  private final MongoDatabaseFactory mongo;
  private final List<StoredCollection> collections;
  private boolean done;

  IndexDeclaration(MongoDatabaseFactory mongo, List<StoredCollection> collections) {
    this.mongo = mongo;
    this.collections = collections;
  }

  @InstanceJob(name = "indexes", every = "30s", atStart = true)
  void declare() {
    if (done) {
      return;
    }
    collections.forEach(this::declare);
    done = true;
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
