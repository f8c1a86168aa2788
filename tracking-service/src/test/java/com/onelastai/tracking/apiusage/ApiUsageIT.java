package com.onelastai.tracking.apiusage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@TrackingIT
class ApiUsageIT {

  private static final String ADDRESS = "/api/analytics/api-usage";
  private static final Instant DAY = Instant.parse("2002-05-01T08:00:00Z");
  private static final String RANGE = "?from=2002-05-01&to=2002-05-02";

  private final MockMvc mvc;
  private final ApiUsageProjection projection;
  private final ApiUsageRecords records;
  private final StoredDocuments documents;
  private final String visitor = UUID.randomUUID().toString();
  private final String user = "user-" + UUID.randomUUID();
  private final String inventor = "user-" + UUID.randomUUID();
  private final Deliveries topic = new Deliveries();

  @Autowired
  ApiUsageIT(
      MockMvc mvc,
      ApiUsageProjection projection,
      ApiUsageRecords records,
      StoredDocuments documents) {
    this.mvc = mvc;
    this.projection = projection;
    this.records = records;
    this.documents = documents;
  }

  @BeforeEach
  void callAround() {
    Actor anonymousVisitor = new Actor(visitor, "s", null, null, null, null);
    Actor signedIn = new Actor(visitor, "s", user, null, null, null);
    for (int i = 1; i <= 100; i++) {
      topic.call(signedIn, "u" + i, DAY.plusSeconds(i), i > 97 ? 500 : 200, i);
    }
    topic.call(signedIn, "next", DAY.plus(Duration.ofDays(1)), 404, 7);
    topic.call(anonymousVisitor, "v", DAY, 200, 7);
    records.store(topic.events());
    projection.apply(topic.events());
  }

  @Test
  void callIsStoredWithItsMeasurements() {
    Document call = documents.get("apiusages", visitor + "/u98");

    assertThat(call)
        .containsEntry("endpoint", "/api/analytics/**")
        .containsEntry("method", "GET")
        .containsEntry("path", "/api/analytics/x")
        .containsEntry("service", "tracking-service")
        .containsEntry("statusCode", 500)
        .containsEntry("responseTime", 98L)
        .containsEntry("requestBytes", 10L)
        .containsEntry("responseBytes", 100L)
        .containsEntry("userId", user)
        .containsEntry("sessionId", "s");
  }

  @Test
  void userReadsTheirCallsByDayAndEndpoint() throws Exception {
    mvc.perform(as(user, RANGE))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items.length()").value(2))
        .andExpect(jsonPath("$.items[0].day").value("2002-05-02"))
        .andExpect(jsonPath("$.items[0].errors").value(1))
        .andExpect(jsonPath("$.items[1].day").value("2002-05-01"))
        .andExpect(jsonPath("$.items[1].endpoint").value("GET /api/analytics/**"))
        .andExpect(jsonPath("$.items[1].calls").value(100))
        .andExpect(jsonPath("$.items[1].errors").value(3))
        .andExpect(jsonPath("$.items[1].bytes").value(11_000))
        .andExpect(jsonPath("$.items[1].p50", closeTo(50, 3.0)))
        .andExpect(jsonPath("$.items[1].p95", closeTo(95, 3.0)))
        .andExpect(jsonPath("$.items[1].p99", closeTo(99, 3.0)))
        .andExpect(jsonPath("$.next").isEmpty());
  }

  @Test
  void anonymousVisitorReadsTheCallsOfTheirBrowser() throws Exception {
    mvc.perform(get(ADDRESS + RANGE).header(VisitHeaders.VISITOR, visitor))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].calls").value(1));
  }

  @Test
  void callerWithoutVisitorReadsNone() throws Exception {
    mvc.perform(get(ADDRESS)).andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
  }

  @Test
  void pageLinksToTheNext() throws Exception {
    String next = ADDRESS + "?from=2002-05-01&to=2002-05-02&all=false&page=1&size=1";
    mvc.perform(as(user, RANGE + "&size=1"))
        .andExpect(jsonPath("$.items[0].day").value("2002-05-02"))
        .andExpect(jsonPath("$.next").value(next));
    mvc.perform(as(user, next.substring(ADDRESS.length())))
        .andExpect(jsonPath("$.items[0].day").value("2002-05-01"))
        .andExpect(jsonPath("$.next").isEmpty());
  }

  @Test
  void everyonesCallsAreForAdmins() throws Exception {
    mvc.perform(get(ADDRESS + RANGE + "&all=true")).andExpect(status().isUnauthorized());
    mvc.perform(as(user, RANGE + "&all=true")).andExpect(status().isForbidden());
    String all =
        mvc.perform(as("admin", RANGE + "&all=true"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(JsonPath.<Integer>read(all, "$.items[1].calls")).isGreaterThanOrEqualTo(101);
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
  void invalidRangeIsNamed(String query, String field) throws Exception {
    mvc.perform(as(user, "?" + query))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  private MockHttpServletRequestBuilder as(String token, String query) {
    return get(URI.create(ADDRESS + query))
        .header(VisitHeaders.VISITOR, visitor)
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token);
  }
}
