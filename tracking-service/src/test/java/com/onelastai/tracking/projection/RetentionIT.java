package com.onelastai.tracking.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.retention.Purge;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class RetentionIT {

  @Autowired Purge purge;
  @Autowired IndexCreation indexes;
  @Autowired StoredDocuments documents;
  private final Instant now = Deliveries.now();
  private final String run = UUID.randomUUID().toString();

  @Test
  void onlyExpiredDocumentsArePurged() {
    for (String stored : indexes.expiring()) {
      insert(stored, "expired", now.minusSeconds(1));
      insert(stored, "kept", now.plusSeconds(600));
    }

    purge.run();

    assertThat(indexes.expiring()).contains("pageviews", "visitors");
    for (String stored : indexes.expiring()) {
      assertThat(documents.find(stored, Filters.eq("run", run)))
          .as(stored)
          .extracting(document -> document.get("state"))
          .containsExactly("kept");
    }
  }

  @Test
  void moreThanOneBatchIsPurgedInOneRun() {
    for (int i = 0; i < 1_100; i++) {
      insert("reportedids", "expired", now.minusSeconds(1));
    }

    purge.run();

    assertThat(documents.find("reportedids", Filters.eq("run", run))).isEmpty();
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
