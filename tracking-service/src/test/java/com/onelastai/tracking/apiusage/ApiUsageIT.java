package com.onelastai.tracking.apiusage;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.javacrumbs.jsonunit.core.Option;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@TrackingIT
class ApiUsageIT {

  private static final String ADDRESS = "/api/analytics/api-usage";
  private static final Instant DAY = Instant.parse("2002-05-01T08:00:00Z");
  private static final String RANGE = "?from=2002-05-01&to=2002-05-02";

  @Autowired Api api;
  @Autowired ApiUsageProjection projection;
  @Autowired ApiUsageRecords records;
  @Autowired StoredDocuments documents;
  private final String visitor = UUID.randomUUID().toString();
  private final String user = "user-" + UUID.randomUUID();
  private final Person signedIn = new Person(user, visitor, List.of("user"));
  private final String inventor = "user-" + UUID.randomUUID();
  private final Deliveries topic = new Deliveries();

  @BeforeEach
  void callAround() {
    Actor anonymousVisitor = new Actor(visitor, "s", null, null, null, null);
    Actor userThere = new Actor(visitor, "s", user, null, null, null);
    for (int i = 1; i <= 100; i++) {
      topic.call(userThere, "u" + i, DAY.plusSeconds(i), i > 97 ? 500 : 200, i);
    }
    topic.call(userThere, "next", DAY.plus(Duration.ofDays(1)), 404, 7);
    topic.call(anonymousVisitor, "v", DAY, 200, 7);
    records.store(topic.events());
    projection.apply(topic.events());
  }

  @Test
  void callIsStoredWithItsMeasurements() {
    assertThat(documents.get("apiusages", visitor + "/u98"))
        .containsAllEntriesOf(
            Map.of(
                "endpoint",
                "/api/analytics/**",
                "method",
                "GET",
                "path",
                "/api/analytics/x",
                "service",
                "tracking-service",
                "statusCode",
                500,
                "responseTime",
                98L,
                "requestBytes",
                10L,
                "responseBytes",
                100L,
                "userId",
                user,
                "sessionId",
                "s"));
  }

  @Test
  void acceptedReportIsCountedAndStoredOnlyAsItsOwnRecord() {
    Deliveries reports = new Deliveries();
    String reporting = "/api/analytics/track/**";
    reports.call(caller(), "accepted", DAY, "POST", reporting, 202, 7);
    reports.call(caller(), "refused", DAY, "POST", reporting, 400, 7);
    records.store(reports.events());
    projection.apply(reports.events());

    assertThat(documents.find("apiusages", Filters.eq("userId", inventor)))
        .extracting(call -> call.getInteger("statusCode"))
        .containsExactly(400);
    Document counted = endpoints().get("POST " + reporting, Document.class);
    assertThat(counted.get("h", Document.class).values()).containsExactly(2L);
    assertThat(counted).containsEntry("errors", 1L);
  }

  @Test
  void userReadsTheirCallsByDayAndEndpoint() {
    String usage = read(signedIn, RANGE);
    assertThatJson(usage)
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {items: [
              {day: "2002-05-02", errors: 1},
              {day: "2002-05-01", endpoint: "GET /api/analytics/**", calls: 100, errors: 3,
               bytes: 11000}],
             next: null}
            """);
    assertThatJson(usage)
        .when(Option.IGNORING_EXTRA_FIELDS)
        .withTolerance(3)
        .inPath("$.items[1]")
        .isEqualTo("{p50: 50, p95: 95, p99: 99}");
  }

  @Test
  void anonymousVisitorReadsTheCallsOfTheirBrowser() {
    String usage = read(new Person(null, visitor, List.of()), RANGE);
    assertThatJson(usage).inPath("$.items[*].calls").isEqualTo("[1]");
  }

  @Test
  void callerWithoutVisitorReadsNone() {
    assertThatJson(read(Api.NOBODY, "")).node("items").isEqualTo("[]");
  }

  @Test
  void pageLinksToTheNext() {
    String next = "?from=2002-05-01&to=2002-05-02&all=false&page=1&size=1";
    String first = read(signedIn, RANGE + "&size=1");
    assertThatJson(first).inPath("$.items[*].day").isEqualTo("['2002-05-02']");
    assertThatJson(first).node("next").isStringEqualTo(ADDRESS + next);
    String second = read(signedIn, next);
    assertThatJson(second).inPath("$.items[*].day").isEqualTo("['2002-05-01']");
    assertThatJson(second).node("next").isNull();
  }

  @Test
  void everyonesCallsAreForAdmins() {
    String all = ADDRESS + RANGE + "&all=true";
    api.get(Api.NOBODY, all).is(401);
    api.get(signedIn, all).is(403);
    assertThat(api.get(Person.admin(), all).is(200).body().at("/items/1/calls").asInt())
        .isGreaterThanOrEqualTo(101);
  }

  @Test
  void unknownMethodsShareOneKeyOfTheDay() {
    Deliveries invented = new Deliveries();
    for (int i = 0; i < 50; i++) {
      invented.call(caller(), "m" + i, DAY, "INVENTED" + i, "/api/chat/**", 200, 7);
    }
    projection.apply(invented.events());

    assertThat(endpoints()).containsOnlyKeys("other /api/chat/**");
  }

  @Test
  void numberOfEndpointsInADayIsBounded() {
    for (int batch = 0; batch < 3; batch++) {
      Deliveries invented = new Deliveries();
      for (int i = 0; i < 500; i++) {
        invented.call(caller(), "e" + i, DAY, "GET", "/api/" + batch + "/" + i, 200, 7);
      }
      projection.apply(invented.events());
    }
    assertThat(endpoints()).hasSizeLessThan(210).containsKey("other");
  }

  private Document endpoints() {
    return documents
        .get("apiusagedays", "user:" + inventor + "|2002-05-01")
        .get("endpoints", Document.class);
  }

  private Actor caller() {
    return new Actor(null, null, inventor, null, null, null);
  }

  @ParameterizedTest
  @CsvSource({
    "from=2002-05-02&to=2002-05-01, from",
    "from=2002-01-01&to=2002-12-31, from",
    "to=yesterday, to",
    "to=%2B999999999-12-31, to",
    "size=0, size",
    "page=-1, page",
    "all=perhaps, all"
  })
  void invalidRangeIsNamed(String query, String field) {
    Answer answer = api.call(signedIn, get(URI.create(ADDRESS + "?" + query))).is(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  private String read(Person person, String query) {
    return api.get(person, ADDRESS + query).is(200).text();
  }
}
