package com.onelastai.tracking.visitor;

import static com.onelastai.tracking.projection.Deliveries.FIREFOX;
import static com.onelastai.tracking.projection.Deliveries.MAC;
import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.device.IPads;
import com.onelastai.tracking.projection.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class VisitorIT {

  @Autowired VisitorProjection projection;
  @Autowired StoredDocuments documents;
  private final String id = UUID.randomUUID().toString();
  private final Deliveries topic = new Deliveries();
  private final Instant start = Deliveries.now();

  @Test
  void visitorHasFirstAndLastVisit() {
    Instant later = start.plus(Duration.ofDays(3));
    projection.apply(topic.page(visitor(id, "s1"), "p1", start, "/?utm_source=news").events());
    projection.apply(topic.page(visitor(id, "s2"), "p2", later, "/?utm_source=other").events());

    Document stored = documents.get("visitors", id);
    assertThat(stored)
        .containsEntry("visitorId", id)
        .containsEntry("firstVisit", Date.from(start))
        .containsEntry("lastVisit", Date.from(later))
        .containsEntry("visits", 2L)
        .containsEntry("bot", false)
        .containsEntry("language", "en-GB")
        .containsEntry("channel", "campaign")
        .containsEntry("utmParams", new Document("source", "news"))
        .containsEntry("geoInfo", new Document("country", "NL"))
        .containsEntry("expiresAt", Date.from(later.plus(Duration.ofDays(395))));
    assertThat(stored.get("deviceInfo", Document.class)).containsEntry("browser", "Firefox");
  }

  @Test
  void lateEventOfAnOlderVisitIsNotANewVisit() {
    projection.apply(topic.page(visitor(id, "s1"), "p1", start, "/").events());
    topic.page(visitor(id, "s2"), "p2", start.plusSeconds(3_600), "/");
    projection.apply(topic.events().subList(1, 2));
    topic.call(visitor(id, "s1"), "c", start.plusSeconds(5), 200, 1);
    projection.apply(topic.events().subList(2, 3));

    assertThat(documents.get("visitors", id))
        .containsEntry("visits", 2L)
        .containsEntry("lastVisit", Date.from(start.plusSeconds(3_600)));
  }

  @Test
  void apiCallMakesNoVisitorAndTheFirstPageTellsTheReferrer() {
    projection.apply(topic.call(visitor(id, "s1"), "c", start, 200, 1).events());
    assertThat(documents.find("visitors", Filters.eq("_id", id))).isEmpty();

    projection.apply(
        topic.page(visitor(id, "s1"), "p1", start.plusSeconds(1), "/?gclid=g").events());
    assertThat(documents.get("visitors", id))
        .containsEntry("visits", 1L)
        .containsEntry("firstVisit", Date.from(start.plusSeconds(1)))
        .containsEntry("channel", "campaign")
        .containsEntry("clickIds", new Document("gclid", "g"));
  }

  @Test
  void userIdIsStoredAtSignIn() {
    projection.apply(topic.page(visitor(id, "s1"), "p1", start, "/").events());
    projection.apply(
        topic.event(new Actor(id, "s1", "user-1", FIREFOX, null, null), "login", start).events());

    assertThat(documents.get("visitors", id))
        .containsEntry("userId", "user-1")
        .containsEntry("visits", 1L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void macIsAnIPadOnceItsPageTellsOfATouchScreen(boolean together) {
    Actor mac = visitor(id, "s1").withUserAgent(MAC);
    Actor iPad = mac.withUserAgent(IPads.restore(MAC, 5));
    topic.page(mac, "p1", start, "/").left(iPad, "p1", start, 5).page(mac, "p2", start, "/docs");

    if (together) {
      projection.apply(topic.events());
    } else {
      topic.events().forEach(event -> projection.apply(List.of(event)));
    }

    assertThat(documents.get("visitors", id).get("deviceInfo", Document.class))
        .containsEntry("type", "tablet")
        .containsEntry("os", "iPadOS");
  }

  @Test
  void botIsFlagged() {
    Actor bot = new Actor(id, "s1", null, "curl/8.5.0", null, null);
    projection.apply(topic.page(bot, "p1", start, "/").events());

    assertThat(documents.get("visitors", id)).containsEntry("bot", true);
  }
}
