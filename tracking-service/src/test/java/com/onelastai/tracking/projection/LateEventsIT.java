package com.onelastai.tracking.projection;

import static com.onelastai.tracking.projection.Deliveries.signedIn;
import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.erasure.ErasureGuard;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class LateEventsIT {

  @Autowired TrackingConsumer consumer;
  @Autowired ErasureGuard guard;
  @Autowired UserEraser eraser;
  @Autowired StoredDocuments documents;
  private final Instant now = Deliveries.now();
  private final Deliveries topic = new Deliveries();
  private final String browser = UUID.randomUUID().toString();
  private final Actor ada = signedIn(visitor(browser, "s-1-" + browser), "ada-" + browser);
  private final Actor bob = signedIn(visitor(browser, "s-2-" + browser), "bob-" + browser);

  @Test
  void eventsAfterTheErasureAreDroppedAndTheOthersStored() {
    eraser.erase("ada-" + browser);
    topic.page(bob, "p1", now, "/").page(ada, "p2", now, "/").call(ada, "c1", now, 204, 5);
    guard.filter(topic.events(), consumer::on);

    assertThat(documents.find("pageviews", Filters.eq("visitorId", browser)))
        .extracting(view -> view.getString("pageviewId"))
        .containsExactly("p1");
    assertThat(documents.find("apiusages", Filters.eq("visitorId", browser))).isEmpty();
    assertThat(documents.find("sessions", Filters.eq("_id", ada.sessionId()))).isEmpty();
    assertThat(documents.get("visitors", browser))
        .as("not taken over")
        .containsEntry("userId", bob.userId());
  }

  @Test
  void eventsStoredDuringTheErasureAreErased() {
    guard.filter(
        topic.page(ada, "p1", now, "/").events(),
        batch -> {
          eraser.erase("ada-" + browser);
          documents.insert(
              "pageviews",
              new Document("_id", "late-" + browser)
                  .append("visitorId", browser)
                  .append("userId", ada.userId()));
        });

    assertThat(documents.find("pageviews", Filters.eq("visitorId", browser))).isEmpty();
  }
}
