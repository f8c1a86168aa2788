package com.onelastai.tracking.realtime;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.PageViewIds;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.time.SettableClock;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.realtime.RealtimeProjection.MinuteFold;
import com.onelastai.tracking.realtime.RealtimeQuery.RealtimeSnapshot;
import com.onelastai.tracking.realtime.RealtimeQuery.RealtimeSnapshot.Count;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@TrackingIT
class RealtimeIT {

  private static final String ADDRESS = "/api/analytics/analytics/realtime";

  /** Each test has a time of its own, after all that others count. */
  private static final AtomicInteger DAYS = new AtomicInteger(10);

  @Autowired Api api;
  @Autowired RealtimeQuery realtime;
  @Autowired RealtimeBroadcast broadcast;
  @Autowired List<TrackingProjection> projections;
  @Autowired StoredDocuments documents;
  @Autowired SettableClock clock;
  @LocalServerPort int port;
  private final Deliveries topic = new Deliveries();
  private Instant now = Instant.EPOCH;

  @BeforeEach
  void moveOn() {
    Duration offset = Duration.ofDays(DAYS.incrementAndGet());
    Instant there = Instant.now(clock).plus(offset);
    // The middle of a minute, so that nothing falls into the next while the test runs.
    clock.setOffset(
        offset.plus(
            Duration.between(there, there.truncatedTo(ChronoUnit.MINUTES).plusSeconds(30))));
    now = clock.instant();
  }

  @AfterEach
  void resetClock() {
    clock.setOffset(Duration.ZERO);
  }

  @Test
  void snapshotShowsCurrentActivityWithoutBots() {
    Actor one = visitor("one", UUID.randomUUID().toString());
    Actor two = visitor("two", UUID.randomUUID().toString());
    Actor bot = new Actor("bot", UUID.randomUUID().toString(), null, "curl/8.5.0", null, null);
    topic
        .page(one, "p1", now, "/de/pricing/")
        .page(one, "p2", now, "/pricing?x=1")
        .add("p3", now, Deliveries.view(two, "/about", "https://www.search.example/?q=x"))
        .page(bot, "p4", now, "/pricing")
        .page(one, "p0", now.minus(Duration.ofMinutes(3)), "/docs")
        .call(two, "c", now, 200, 3)
        .add("chat", now, new ChatReported(two, "einstein", null, null, null, 1L, null, null))
        .add("tool", now, new ToolRunReported(two, "$Base.64", null, null, null, true, null, 1L));
    apply();

    RealtimeSnapshot snapshot = realtime.snapshot();
    assertThat(snapshot)
        .isEqualTo(
            new RealtimeSnapshot(
                2,
                2,
                3,
                1,
                List.of(new Count("/pricing", 2), new Count("/about", 1), new Count("/docs", 1)),
                List.of(new Count("einstein", 1)),
                List.of(new Count("$Base.64", 1)),
                List.of(new Count("search.example", 1)),
                snapshot.at()));
  }

  @Test
  void loadBeforeConsentIsCountedOnce() {
    Actor visitor = visitor("v", UUID.randomUUID().toString());
    String load = PageViewIds.ofLoad();
    topic
        .page(Actor.ANONYMOUS, load, now, "/pricing")
        .page(visitor, load, now, "/pricing", "Prices", PageViewed.Source.PAGE);
    apply();

    assertThat(realtime.snapshot().pageViewsPerMinute()).isOne();
    assertThat(realtime.snapshot().activeVisitors()).isOne();
  }

  @Test
  void pastActivityIsNotShown() {
    Actor actor = visitor("v", UUID.randomUUID().toString());
    topic.page(actor, "p", now, "/pricing");
    apply();
    clock.setOffset(clock.offset().plusMinutes(6));

    RealtimeSnapshot snapshot = realtime.snapshot();

    assertThat(snapshot.activeVisitors()).isZero();
    assertThat(snapshot.pageViewsPerMinute()).isZero();
    assertThat(snapshot.topPages()).isEmpty();
  }

  @Test
  void numberOfPathsInAMinuteIsBounded() {
    Actor actor = visitor("v", UUID.randomUUID().toString());
    for (int i = 0; i < MinuteFold.MAX_NAMES + 50; i++) {
      topic.page(actor, "p" + i, now, "/made/up/" + i);
    }
    apply();

    Document pages =
        documents
            .get("realtimeminutes", Date.from(now.truncatedTo(ChronoUnit.MINUTES)))
            .get("pages", Document.class);
    assertThat(pages).hasSize(MinuteFold.MAX_NAMES + 1).containsEntry("(other)", 50L);
  }

  @Test
  void onlyAdminsMayReadRealtime() {
    api.get(Api.NOBODY, ADDRESS).is(401);
    api.get(Person.user(), ADDRESS).is(403);
    JsonNode snapshot = api.get(Person.admin(), ADDRESS).is(200).body();
    assertThat(snapshot.get("activeVisitors").isNumber()).isTrue();
    assertThat(snapshot.get("at").isString()).isTrue();
    api.call(Api.NOBODY, get(ADDRESS).accept("text/event-stream")).is(401);
  }

  @Test
  void streamSendsSnapshotsUntilTheClientDisconnects() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ADDRESS))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer admin")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
      try (InputStream body = response.body()) {
        assertThat(line(body)).startsWith("data:{").contains("\"activeVisitors\":");
        assertThat(line(body)).isEmpty();
        assertThat(line(body)).startsWith("data:{");
        assertThat(broadcast.subscribers()).isEqualTo(1);
      }
    }
    await().until(() -> broadcast.subscribers() == 0);
  }

  private static String line(InputStream body) throws Exception {
    StringBuilder line = new StringBuilder();
    for (int c = body.read(); c >= 0 && c != '\n'; c = body.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private void apply() {
    projections.forEach(projection -> projection.apply(topic.events()));
  }
}
