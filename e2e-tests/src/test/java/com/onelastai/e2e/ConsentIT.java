package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.regex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A visitor who refuses tracking leaves no personal data. */
class ConsentIT {

  private final Suite suite = Suite.running();

  @ParameterizedTest
  @CsvSource({"DNT, 1", "Sec-GPC, 1", "Cookie, onelastai_consent=denied"})
  void untrackedVisitIsCountedWithoutPersonalData(String header, String value) {
    Browser browser = new Browser(suite.gateway());
    String path = "/agents/" + UUID.randomUUID();
    String pageview = browser.open(path + "?email=someone@example.com", Map.of(header, value));
    String name = "refused-" + UUID.randomUUID();
    HttpResponse<String> answer =
        browser.post(
            "/api/analytics/track/event",
            """
            {"eventType":"auth","eventName":"%s","eventData":{"email":"someone@example.com"}}
            """
                .formatted(name),
            Map.of(header, value));

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(browser.id("onelastai_visitor")).isEmpty();
    assertThat(browser.id("onelastai_session")).isEmpty();
    await()
        .untilAsserted(() -> {
          assertThat(find("pageviews", "pageviewId", pageview)).hasSize(1);
          assertThat(find("userevents", "eventName", name)).hasSize(1);
        });
    List<Document> kept = new ArrayList<>(find("pageviews", "pageviewId", pageview));
    kept.addAll(find("userevents", "eventName", name));
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

  private List<Document> find(String collection, String field, String value) {
    return suite
        .database()
        .getCollection(collection)
        .find(eq(field, value))
        .into(new ArrayList<>());
  }
}
