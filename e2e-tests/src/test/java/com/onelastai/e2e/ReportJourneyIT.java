package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What pages report of unusual browsers, and with unusual data. */
class ReportJourneyIT {

  private static final String SAFARI_OF_A_MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/18.0 Safari/605.1.15";

  private final Suite suite = Suite.running();

  @Test
  void browserThatKeepsNoCookiesIsOneVisitorWithTimeOnItsPages() {
    String userAgent = Browser.FIREFOX + "." + UUID.randomUUID();
    List<String> views = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String view = withoutCookies(userAgent).open("/pricing");
      views.add(view);
      report(userAgent, "{\"pageviewId\":\"%s\",\"url\":\"/pricing\",\"title\":\"P\"}", view);
      report(userAgent, "{\"pageviewId\":\"%s\",\"timeOnPage\":7}", view);
    }

    await()
        .untilAsserted(() -> {
          List<Document> stored =
              views.stream().flatMap(id -> find("pageviews", "pageviewId", id).stream()).toList();
          assertThat(stored)
              .hasSize(4)
              .allSatisfy(view -> assertThat(view.get("timeOnPage")).isEqualTo(7.0));
          assertThat(stored.stream().map(view -> view.get("visitorId")).distinct()).hasSize(1);
          String visitor = stored.getFirst().getString("visitorId");
          assertThat(find("visitors", "visitorId", visitor)).hasSize(1);
          assertThat(find("sessions", "visitorId", visitor))
              .singleElement()
              .satisfies(
                  visit -> assertThat(visit.get("pages", Number.class).intValue()).isEqualTo(4));
        });
  }

  @Test
  void iPadThatCallsItselfAMacIsATablet() {
    Browser browser = new Browser(suite.gateway(), SAFARI_OF_A_MAC);
    String view = browser.open("/about");
    String leave = "{\"type\":\"pageview\",\"pageviewId\":\"%s\",\"timeOnPage\":7}".formatted(view);
    assertStatus(202, browser.track("batch", "{\"maxTouchPoints\":5,\"items\":[" + leave + "]}"));

    String visitor = browser.id("onelastai_visitor").orElseThrow();
    for (String collection : List.of("sessions", "visitors")) {
      await()
          .untilAsserted(() ->
              assertThat(find(collection, "visitorId", visitor))
                  .extracting(stored -> stored.get("deviceInfo", Document.class))
                  .singleElement()
                  .satisfies(device ->
                      assertThat(device)
                          .containsEntry("type", "tablet")
                          .containsEntry("os", "iPadOS")));
    }
  }

  @Test
  void dataOfAnEventComesBackWithAnyKeys() {
    Browser browser = suite.browser();
    String data = "{\"$set\":{\"a.b\":[{\"\":1}],\"%2E\":\"..\"}}";
    String event = "{\"eventType\":\"ui\",\"eventName\":\"click\",\"eventData\":" + data + "}";
    assertStatus(202, browser.track("event", event));

    String session = browser.id("onelastai_session").orElseThrow();
    String events = "/api/analytics/analytics/session/" + session + "/events";
    await()
        .untilAsserted(
            () -> assertThat(browser.get(events).body()).contains("\"eventData\":" + data));
  }

  private Browser withoutCookies(String userAgent) {
    return new Browser(suite.gateway(), userAgent);
  }

  private void report(String userAgent, String json, String view) {
    assertStatus(202, withoutCookies(userAgent).track("pageview", json.formatted(view)));
  }

  private List<Document> find(String collection, String field, String value) {
    return suite.find(collection, field, value);
  }
}
