package com.onelastai.tracking.session;

import static com.onelastai.tracking.projection.Deliveries.MAC;
import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.time.SettableClock;
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
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class SessionIT {

  @Autowired SessionProjection projection;
  @Autowired SessionEnd end;
  @Autowired SettableClock clock;
  @Autowired StoredDocuments documents;
  private final String session = UUID.randomUUID().toString();
  private final Actor actor = visitor(UUID.randomUUID().toString(), session);
  private final Deliveries topic = new Deliveries();
  private final Instant start = Deliveries.now();

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void visitOverSeveralBatchesIsOneSession() {
    topic.page(actor, "p1", start, "/pricing?utm_source=news").event(actor, "e1", start);
    projection.apply(topic.events());
    topic
        .page(actor, "p2", start.plusSeconds(20), "/agents?utm_source=other")
        .call(actor, "c1", start.plusSeconds(30), 200, 5);
    projection.apply(topic.events());

    Document stored = documents.get("sessions", session);
    assertThat(stored)
        .containsEntry("sessionId", session)
        .containsEntry("visitorId", actor.visitorId())
        .containsEntry("landingPage", "/pricing")
        .containsEntry("exitPage", "/agents")
        .containsEntry("pages", 2L)
        .containsEntry("events", 1L)
        .containsEntry("apiCalls", 1L)
        .containsEntry("duration", 30_000L)
        .containsEntry("startTime", Date.from(start))
        .containsEntry("lastActivity", Date.from(start.plusSeconds(30)))
        .containsEntry("endTime", null)
        .containsEntry("channel", "campaign")
        .containsEntry("utmParams", new Document("source", "news"))
        .containsEntry("bot", false)
        .containsEntry("expiresAt", Date.from(start.plusSeconds(30).plus(Duration.ofDays(395))));
    assertThat(stored.get("deviceInfo", Document.class))
        .containsEntry("type", "desktop")
        .containsEntry("browser", "Firefox");
  }

  @Test
  void activeSessionIsFoundByTheQueryOfTheGuide() {
    projection.apply(topic.page(actor, "p1", start, "/").events());

    Bson active =
        Filters.and(
            Filters.eq("endTime", null),
            Filters.gte("lastActivity", Date.from(start.minusSeconds(1_800))),
            Filters.eq("sessionId", session));
    assertThat(documents.find("sessions", active)).hasSize(1);
  }

  @Test
  void idleSessionEndsAtItsLastActivityAndALateEventReopensIt() {
    topic.page(actor, "p1", start, "/").page(actor, "p2", start.plusSeconds(60), "/docs");
    projection.apply(topic.events());
    clock.setOffset(Duration.ofMinutes(30));
    end.run();
    assertStored("endTime", null);

    clock.setOffset(Duration.ofMinutes(32));
    end.run();
    assertStored("endTime", Date.from(start.plusSeconds(60)));
    assertStored("duration", 60_000L);

    projection.apply(topic.event(actor, "late", start.plusSeconds(90)).events());
    assertStored("endTime", null);
    assertStored("duration", 90_000L);
    end.run();
    assertStored("endTime", Date.from(start.plusSeconds(90)));
  }

  @Test
  void leavingAPageAndCallsOfItsScriptBeginNoVisit() {
    topic
        .call(actor, "c1", start, 202, 5)
        .left(actor, "p0", start, 9)
        .add(
            "v", start, new UserEventTracked(actor, "performance", "web-vitals", null, true, null));
    projection.apply(topic.events());
    assertThat(documents.find("sessions", Filters.eq("sessionId", session))).isEmpty();

    projection.apply(topic.page(actor, "p1", start.plusSeconds(5), "/").events());
    assertStored("startTime", Date.from(start.plusSeconds(5)));
    assertStored("pages", 1L);
  }

  private void assertStored(String field, @Nullable Object value) {
    assertThat(documents.get("sessions", session)).containsEntry(field, value);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void macIsAnIPadOnceItsPageTellsOfATouchScreen(boolean together) {
    Actor mac = actor.withUserAgent(MAC);
    Actor iPad = mac.withUserAgent(IPads.restore(MAC, 5));
    topic.page(mac, "p1", start, "/").left(iPad, "p1", start, 5).page(mac, "p2", start, "/docs");

    if (together) {
      projection.apply(topic.events());
    } else {
      topic.events().forEach(event -> projection.apply(List.of(event)));
    }

    assertThat(documents.get("sessions", session).get("deviceInfo", Document.class))
        .containsEntry("type", "tablet")
        .containsEntry("os", "iPadOS")
        .doesNotContainKey("osVersion");
  }

  @Test
  void sessionOfABotIsFlagged() {
    Actor bot = new Actor("v", session, null, "curl/8.5.0", null, null);
    projection.apply(topic.page(bot, "p1", start, "/").events());

    assertStored("bot", true);
  }

  @Test
  void anonymousEventsHaveNoSession() {
    int before = documents.find("sessions", new Document()).size();

    projection.apply(topic.page(Actor.ANONYMOUS, "p1", start, "/").events());

    assertThat(documents.find("sessions", new Document())).hasSize(before);
  }
}
