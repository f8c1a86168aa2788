package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.regex;
import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor who refuses tracking leaves no personal data, and may consent later. */
class ConsentIT {

  private final Suite suite = Suite.running();

  @ParameterizedTest
  @CsvSource({"DNT, 1", "Sec-GPC, 1", "Cookie, onelastai_consent=denied"})
  void untrackedVisitIsCountedWithoutPersonalData(String header, String value) {
    Browser browser = suite.browser();
    String path = "/agents/" + UUID.randomUUID();
    String pageview = browser.open(path + "?email=someone@example.com", Map.of(header, value));
    String name = "refused-" + UUID.randomUUID();
    assertStatus(
        202,
        browser.post(
            "/api/analytics/track/event",
            """
            {"eventType":"auth","eventName":"%s","eventData":{"email":"someone@example.com"}}
            """
                .formatted(name),
            Map.of(header, value)));
    assertThat(browser.id("onelastai_visitor")).isEmpty();
    assertThat(browser.id("onelastai_session")).isEmpty();
    await()
        .untilAsserted(() -> {
          assertThat(viewsOf(pageview)).hasSize(1);
          assertThat(suite.find("userevents", "eventName", name)).hasSize(1);
        });
    List<Document> kept = new ArrayList<>(viewsOf(pageview));
    kept.addAll(suite.find("userevents", "eventName", name));
    assertThat(kept)
        .allSatisfy(record -> {
          assertThat(record.get("visitorId")).isNull();
          assertThat(record.get("sessionId")).isNull();
          assertThat(record.toJson()).doesNotContain("someone@example.com", "Firefox");
        });
    assertThat(
            suite.database().getCollection("sessions").countDocuments(regex("landingPage", path)))
        .isZero();
  }

  @Test
  void loadBeforeConsentIsOnePageViewOfTheVisitorWhoConsents() {
    Browser browser = suite.browser();
    String path = "/agents/" + UUID.randomUUID();
    String refused = "onelastai_consent=denied";
    String view = browser.open(path, Map.of("Cookie", refused));
    await().untilAsserted(() -> assertThat(viewsOf(view)).hasSize(1));

    String report = "{\"pageviewId\":\"%s\",\"url\":\"%s?utm_source=news\"}".formatted(view, path);
    assertStatus(202, browser.track("pageview", report));
    assertStatus(
        202, browser.track("pageview", "{\"pageviewId\":\"%s\",\"timeOnPage\":7}".formatted(view)));

    String visitor = browser.id("onelastai_visitor").orElseThrow();
    await()
        .untilAsserted(() ->
            assertThat(viewsOf(view))
                .singleElement()
                .satisfies(stored -> assertThat(stored.get("timeOnPage")).isEqualTo(7.0))
                .extracting(stored -> stored.get("visitorId"))
                .isEqualTo(visitor));
    await()
        .untilAsserted(() ->
            assertThat(suite.find("sessions", "visitorId", visitor))
                .singleElement()
                .satisfies(visit -> {
                  assertThat(visit.get("pages", Number.class).intValue()).isOne();
                  assertThat(visit.getString("landingPage")).isEqualTo(path);
                  assertThat(visit.getString("channel")).isEqualTo("campaign");
                }));
  }

  private List<Document> viewsOf(String pageview) {
    return suite.find("pageviews", "pageviewId", pageview);
  }
}
