package com.onelastai.tracking.migration;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@TrackingIT
class StoredCredentialsIT {

  private static final String LINK = "https://app.example/auth/reset-password?token=T";
  private static final String CLEAN = "https://app.example/auth/reset-password";

  @Autowired MongoDatabaseFactory mongo;
  @Autowired StoredDocuments documents;
  private final String id = UUID.randomUUID().toString();

  @BeforeEach
  void notYetDone() {
    documents.deleteAll(StoredCredentials.PROGRESS);
  }

  @Test
  void storedAddressesLoseTheirCredentials() {
    Document page =
        new Document("url", LINK).append("path", "/x").append("title", "For a@b.example");
    documents.insert("pageviews", stored().append("page", page).append("referrer", LINK));
    documents.insert("sessions", stored().append("referrer", LINK).append("pages", 1L));
    documents.insert("visitors", stored().append("referrer", LINK));
    documents.insert("apiusages", stored().append("path", "/api/users/a@b.example"));
    documents.insert(
        "userevents",
        stored().append("eventData", new Document("url", LINK)).append("errorMessage", LINK));

    migrate();

    Document view = documents.get("pageviews", id);
    assertThat(view.get("page"))
        .isEqualTo(
            new Document("url", CLEAN).append("path", "/x").append("title", "For (removed)"));
    assertThat(view).containsEntry("referrer", CLEAN);
    assertThat(documents.get("sessions", id))
        .containsEntry("referrer", CLEAN)
        .doesNotContainKey("passive");
    assertThat(documents.get("visitors", id)).containsEntry("referrer", CLEAN);
    assertThat(documents.get("apiusages", id)).containsEntry("path", "/api/users/(removed)");
    assertThat(documents.get("userevents", id))
        .containsEntry("eventData", new Document("url", CLEAN))
        .containsEntry("errorMessage", CLEAN);
  }

  @Test
  void endedVisitInWhichNobodyDidAnythingIsMarked() {
    Date end = new Date();
    documents.insert("sessions", stored().append("pages", 0L).append("endTime", end));
    migrate();
    assertThat(documents.get("sessions", id)).containsEntry("passive", true);
  }

  @Test
  void workThatIsDoneIsNotDoneAgain() {
    migrate();
    documents.insert("visitors", stored().append("referrer", LINK));
    migrate();
    assertThat(documents.find("visitors", Filters.eq("_id", id)).getFirst())
        .containsEntry("referrer", LINK);
  }

  private Document stored() {
    return new Document("_id", id);
  }

  private void migrate() {
    new StoredCredentials(mongo).run();
  }
}
