package com.onelastai.tracking.visit;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.projection.TrackingRecords;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@TrackingIT
class VisitControllerIT {

  private static final String BASE = "/api/analytics/analytics";
  private static final String VISITOR = BASE + "/visitor/{visitor}";
  private static final String SESSION = BASE + "/session/{session}";

  @Autowired Api api;
  @Autowired List<TrackingRecords> records;
  @Autowired List<TrackingProjection> projections;
  private final Instant now = Deliveries.now();
  private final String visitor = UUID.randomUUID().toString();
  private final String session = UUID.randomUUID().toString();
  private final String user = "user-" + UUID.randomUUID();
  private final Person own = new Person(null, visitor, List.of());
  private final Person stranger = new Person("user-other", "other", List.of("user"));
  private final Actor actor = new Actor(visitor, session, user, Deliveries.FIREFOX, null, null);

  @BeforeEach
  void visit() {
    Deliveries topic = new Deliveries();
    for (int i = 0; i < 45; i++) {
      // Some have the same time, so that the cursor must distinguish them.
      topic.page(actor, "pv" + i, now.plusMillis(i / 10), "/pricing");
    }
    topic.add(
        "e1",
        now,
        new UserEventTracked(
            actor, "auth", "signup", Map.of("$a.b", Map.of("", 1)), false, "taken"));
    records.forEach(kept -> kept.store(topic.events()));
    projections.forEach(projection -> projection.apply(topic.events()));
  }

  @Test
  void visitorReadsItsOwnData() {
    assertThatJson(read(VISITOR))
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {visitorId: "%s", visits: 1, deviceInfo: {browser: "Firefox"},
             sessions: {items: [{sessionId: "%s"}], next: null}}
            """
                .formatted(visitor, session));
    assertThatJson(read(VISITOR)).isObject().doesNotContainKeys("applied", "bot");
    assertThatJson(read(SESSION))
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {sessionId: "%s", pages: 45, landingPage: "/pricing",
             userEvents: {items: [{eventData: {"$a.b": {"": 1}}, errorMessage: "taken"}]}}
            """
                .formatted(session));
    assertThatJson(read(SESSION))
        .inPath("$.pageViews.items[*].page.route")
        .isEqualTo(Collections.nCopies(20, "/pricing"));
  }

  @Test
  void sameAccountAndAdminsReadFromAnotherBrowser() {
    for (Person reader : List.of(new Person(user, "other", List.of()), Person.admin())) {
      call(reader, VISITOR).is(200);
      call(reader, SESSION).is(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VISITOR,
        VISITOR + "/sessions",
        SESSION,
        SESSION + "/pageviews",
        SESSION + "/events",
        SESSION + "/steps"
      })
  void dataOfOthersIsNotFound(String path) {
    String strangers = call(stranger, path).is(404, "not_found").text();
    String missing = call(stranger, path.replace("{", "x{")).is(404).text();
    String instance = "\"instance\":\"[^\"]*\"";
    assertThat(strangers.replaceAll(instance, "")).isEqualTo(missing.replaceAll(instance, ""));
    call(Api.NOBODY, path).is(404);
  }

  @Test
  void pagingReturnsEachRecordOnce() {
    List<String> seen = new ArrayList<>();
    String next = SESSION + "/pageviews?size=20";
    int pages = 0;
    while (next != null) {
      String body = read(next);
      seen.addAll(JsonPath.<List<String>>read(body, "$.items[*].pageviewId"));
      next = JsonPath.read(body, "$.next");
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(45).doesNotHaveDuplicates().startsWith("pv44").endsWith("pv0");
  }

  @Test
  void stepsAreOrderedByTimeWhateverTheyAre() {
    Deliveries topic = new Deliveries();
    topic.call(actor, "c1", now.plusMillis(2), 200, 12).call(actor, "c2", now, 404, 3);
    Actor elsewhere = new Actor(visitor, "other-visit", user, Deliveries.FIREFOX, null, null);
    topic.call(elsewhere, "c3", now.plusMillis(1), 200, 1);
    records.forEach(kept -> kept.store(topic.events()));

    List<JsonNode> steps = new ArrayList<>();
    String next = SESSION + "/steps?size=7";
    while (!next.isEmpty()) {
      Answer page = call(own, next).is(200);
      page.body().get("items").forEach(steps::add);
      next = page.text("/next");
    }

    assertThat(steps)
        .hasSize(48)
        .doesNotHaveDuplicates()
        .extracting(step -> Instant.parse(step.get("at").asString()))
        .isSorted();
    assertThat(steps.stream().filter(step -> step.get("pageView").isObject())).hasSize(45);
    assertThat(steps.get(10).at("/userEvent/eventName").asString()).isEqualTo("signup");
    assertThat(steps.get(11).at("/apiCall/statusCode").asInt()).isEqualTo(404);
    assertThatJson(steps.get(32).get("apiCall"))
        .isEqualTo(
            """
            {method: "GET", endpoint: "/api/analytics/**", path: "/api/analytics/x",
             service: "tracking-service", statusCode: 200, responseTime: 12, timestamp: "%s"}
            """
                .formatted(now.plusMillis(2)));
  }

  @Test
  void currentVisitIsTheCallersOwn() {
    var request = get(BASE + "/current").header(VisitHeaders.SESSION, session);
    String current = api.call(own, request).is(200).text();
    assertThatJson(current)
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            "{tracked: true, visitor: {visitorId: '%s'}, session: {sessionId: '%s'}}"
                .formatted(visitor, session));
    assertThatJson(current).node("pageViews.items").isArray().hasSize(20);
  }

  @Test
  void currentVisitSaysWhetherTheCallerIsTracked() {
    assertThatJson(call(Api.NOBODY, BASE + "/current").is(200).text())
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo("{tracked: false, visitor: null, pageViews: {items: []}}");
  }

  @ParameterizedTest
  @CsvSource({"size=101, size", "after=%2521, after", "after=AAAA, after", "after=ICAg, after"})
  void invalidParameterIsNamed(String query, String field) {
    for (String list : List.of("/pageviews?", "/steps?")) {
      Answer answer = call(own, SESSION + list + query).is(400);
      assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }
  }

  private String read(String path) {
    return call(own, path).is(200).text();
  }

  private Answer call(Person person, String path) {
    String address = path.replace("{visitor}", visitor).replace("{session}", session);
    return api.call(person, get(URI.create(address)));
  }
}
