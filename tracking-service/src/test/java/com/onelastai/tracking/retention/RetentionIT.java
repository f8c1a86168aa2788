package com.onelastai.tracking.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.retention.Purge;
import com.onelastai.starter.retention.StoredCollection;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@TrackingIT
class RetentionIT {

  private final Purge purge;
  private final List<StoredCollection> collections;
  private final StoredDocuments documents;
  private final MongoDatabaseFactory mongo;
  private final Instant now;
  private final String run = UUID.randomUUID().toString();

  @Autowired
  RetentionIT(
      Purge purge,
      List<StoredCollection> collections,
      StoredDocuments documents,
      MongoDatabaseFactory mongo,
      Clock clock) {
    this.purge = purge;
    this.collections = collections;
    this.documents = documents;
    this.mongo = mongo;
    this.now = clock.instant();
  }

  @Test
  void whatHasExpiredIsRemovedAndTheRestStays() {
    for (StoredCollection stored : collections) {
      insert(stored.name(), "expired", now.minusSeconds(1));
      insert(stored.name(), "kept", now.plusSeconds(600));
    }

    purge.run();

    assertThat(collections).extracting(StoredCollection::name).contains("pageviews", "visitors");
    for (StoredCollection stored : collections) {
      assertThat(documents.find(stored.name(), Filters.eq("run", run)))
          .as(stored.name())
          .extracting(document -> document.get("state"))
          .containsExactly("kept");
    }
  }

  @Test
  void moreThanOneBatchIsRemovedAtOnce() {
    for (int i = 0; i < 1_100; i++) {
      insert("reportedids", "expired", now.minusSeconds(1));
    }

    purge.run();

    assertThat(documents.find("reportedids", Filters.eq("run", run))).isEmpty();
  }

  @Test
  void everyCollectionHasItsIndexes() {
    await()
        .untilAsserted(() -> {
          for (StoredCollection stored : collections) {
            List<Document> indexes =
                mongo
                    .getMongoDatabase()
                    .getCollection(stored.name())
                    .listIndexes()
                    .into(new ArrayList<>());
            assertThat(indexes)
                .as(stored.name())
                .hasSize(stored.indexes().size() + 2)
                .anySatisfy(
                    index -> assertThat(index.get("key")).isEqualTo(new Document("expiresAt", 1)));
          }
        });
  }

  private void insert(String collection, String state, Instant expiresAt) {
    documents.insert(
        collection,
        new Document("_id", UUID.randomUUID().toString())
            .append("run", run)
            .append("state", state)
            .append("expiresAt", Date.from(expiresAt)));
  }
}
