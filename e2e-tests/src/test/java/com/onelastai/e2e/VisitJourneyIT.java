package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two visits of one visitor, as stored in the five collections. */
class VisitJourneyIT {

  private static final Duration IDLE = Duration.ofMinutes(31);

  private final Suite suite = Suite.running();
  private final Browser browser = suite.browser();

  @AfterEach
  void returnToThePresent() {
    suite.moveClocksTo(Duration.ZERO);
  }

  @Test
  void visitIsStoredAndAReturningVisitorStartsANewSession() {
    String address = "/agents/einstein?utm_source=newsletter&utm_medium=email&utm_campaign=spring";
    String landing = browser.open(address, Map.of("Referer", "https://www.google.com/"));
    String visitor = browser.id("onelastai_visitor").orElseThrow();
    String firstSession = browser.id("onelastai_session").orElseThrow();
    accepted(
        browser.track(
            "pageview",
            """
            {"pageviewId":"%s","url":"%s","title":"Einstein","referrer":"https://www.google.com/"}
            """
                .formatted(landing, suite.gateway().resolve(address))));
    accepted(
        browser.track(
            "pageview",
            "{\"pageviewId\":\"%s\",\"timeOnPage\":12.5,\"scrollDepth\":80}".formatted(landing)));
    String second = browser.open("/pricing/");
    String signup =
        """
        {"id":"signup-1","eventType":"auth","eventName":"signup","eventData":{"plan":"pro"}}
        """;
    accepted(browser.track("event", signup));
    accepted(browser.track("event", signup));
    accepted(
        browser.track(
            "chat",
            """
            {"agentId":"einstein","agentName":"Einstein","userMessage":"What is time?",
             "aiResponse":"What a clock shows.","responseTime":830,"model":"m","language":"en"}
            """));

    assertStatus(200, browser.get("/api/agents"));

    suite.moveClocksTo(IDLE);
    String third = browser.open("/about");
    String secondSession = browser.id("onelastai_session").orElseThrow();

    assertThat(browser.id("onelastai_visitor")).contains(visitor);
    assertThat(secondSession).isNotEqualTo(firstSession);
    await()
        .untilAsserted(() -> {
          assertThat(sessions(visitor)).hasSize(2);
          assertThat(sessions(visitor).getFirst().get("endTime")).isNotNull();
          assertThat(find("apiusages", visitor)).isNotEmpty();
          assertThat(reportsCountedFor(visitor)).isEqualTo(5);
          visitorIsOne(visitor);
        });

    firstVisitEndedAfterItsLastAct(sessions(visitor).getFirst(), firstSession);
    secondVisitIsOpen(sessions(visitor).getLast(), secondSession);
    pageViewsAre(visitor, landing, second, third);
    eventIsStoredOnce(visitor);
    onlyTheCallWithoutARecordOfItsOwnIsStored(visitor);
  }

  private void visitorIsOne(String id) {
    assertThat(find("visitors", id))
        .singleElement()
        .satisfies(visitor -> {
          assertThat(visitor.get("visits", Number.class).intValue()).isEqualTo(2);
          assertThat(visitor.get("deviceInfo", Document.class).getString("browser"))
              .isEqualTo("Firefox");
          assertThat(visitor.getDate("lastVisit")).isAfter(visitor.getDate("firstVisit"));
          assertThat(visitor.getString("referrer")).startsWith("https://www.google.com");
          assertThat(visitor.get("utmParams", Document.class).getString("campaign"))
              .isEqualTo("spring");
        });
  }

  private void firstVisitEndedAfterItsLastAct(Document session, String id) {
    assertThat(session.getString("sessionId")).isEqualTo(id);
    assertThat(number(session, "pages")).isEqualTo(2);
    assertThat(number(session, "events")).isEqualTo(2);
    assertThat(session.getString("landingPage")).isEqualTo("/agents/einstein");
    assertThat(session.getString("exitPage")).isEqualTo("/pricing/");
    Date end = session.getDate("endTime");
    assertThat(end).isEqualTo(session.getDate("lastActivity"));
    assertThat(number(session, "duration"))
        .isEqualTo(end.getTime() - session.getDate("startTime").getTime());
  }

  private void secondVisitIsOpen(Document session, String id) {
    assertThat(session.getString("sessionId")).isEqualTo(id);
    assertThat(number(session, "pages")).isEqualTo(1);
    assertThat(session.get("endTime")).isNull();
    assertThat(session.getString("landingPage")).isEqualTo("/about");
  }

  private void pageViewsAre(String visitor, String landing, String second, String third) {
    List<Document> views = find("pageviews", visitor);
    assertThat(views)
        .extracting(view -> view.getString("pageviewId"))
        .containsExactlyInAnyOrder(landing, second, third);
    Document first =
        views.stream().filter(v -> landing.equals(v.getString("pageviewId"))).findFirst().get();
    Document page = first.get("page", Document.class);
    assertThat(page.getString("path")).isEqualTo("/agents/einstein");
    assertThat(page.getString("title")).isEqualTo("Einstein");
    assertThat(page.getString("route")).isEqualTo("/agents/einstein");
    assertThat(first.get("timeOnPage", Number.class).doubleValue()).isEqualTo(12.5);
    assertThat(first.get("scrollDepth", Number.class).doubleValue()).isEqualTo(80);
    assertThat(views)
        .extracting(view -> view.get("page", Document.class).getString("route"))
        .containsExactlyInAnyOrder("/agents/einstein", "/pricing", "/about");
  }

  private void eventIsStoredOnce(String visitor) {
    assertThat(find("userevents", visitor))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.getString("eventType")).isEqualTo("auth");
          assertThat(event.getString("eventName")).isEqualTo("signup");
          assertThat(event.get("eventData", Document.class)).containsEntry("plan", "pro");
          assertThat(event.getBoolean("success")).isTrue();
        });
  }

  private void onlyTheCallWithoutARecordOfItsOwnIsStored(String visitor) {
    assertThat(find("apiusages", visitor))
        .singleElement()
        .satisfies(call -> {
          assertThat(call.getString("endpoint")).isEqualTo("/api/agents/**");
          assertThat(call.getString("method")).isEqualTo("GET");
          assertThat(number(call, "statusCode")).isEqualTo(200);
          assertThat(number(call, "responseTime")).isNotNegative();
        });
  }

  private long reportsCountedFor(String visitor) {
    return find("apiusagedays", visitor).stream()
        .map(day -> day.get("endpoints", Document.class))
        .map(endpoints -> endpoints.get("POST /api/analytics/track/**", Document.class))
        .flatMap(counted -> counted.get("h", Document.class).values().stream())
        .mapToLong(count -> ((Number) count).longValue())
        .sum();
  }

  private List<Document> sessions(String visitor) {
    return find("sessions", visitor).stream()
        .sorted(Comparator.comparing(session -> session.getDate("startTime")))
        .toList();
  }

  private List<Document> find(String collection, String visitor) {
    return suite.find(collection, "visitorId", visitor);
  }

  private static long number(Document document, String field) {
    return document.get(field, Number.class).longValue();
  }

  private static void accepted(HttpResponse<String> answer) {
    assertStatus(202, answer);
    assertThat(answer.body()).contains("\"id\"");
  }
}
