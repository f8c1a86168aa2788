package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pages of another site, from which browsers send no cookies to the gateway. */
class OtherSiteJourneyIT {

  private static final String VISIT = "X-OneLastAI-Visit";

  private final Suite suite = Suite.running();

  @AfterEach
  void returnToThePresent() {
    suite.moveClocksTo(Duration.ZERO);
  }

  /** A browser on the other site; all have the same address, user agent and language. */
  private final class Visitor {

    private final List<String> views =
        IntStream.range(0, 5).mapToObj(_ -> UUID.randomUUID().toString()).toList();
    private String visit = UUID.randomUUID().toString();

    void open(String view) {
      report("\"pageviewId\":\"%s\",\"url\":\"%s/pricing\"".formatted(view, suite.otherSite()));
    }

    void leave(String view) {
      report("\"pageviewId\":\"%s\",\"timeOnPage\":7,\"scrollDepth\":80".formatted(view));
    }

    private void report(String fields) {
      HttpResponse<String> answer =
          Http.post(
              suite.gateway().resolve("/api/analytics/track/batch"),
              "{\"items\":[{\"type\":\"pageview\"," + fields + "}]}",
              Map.of(
                  "Origin",
                  suite.otherSite().toString(),
                  "Sec-Fetch-Site",
                  "cross-site",
                  "User-Agent",
                  Browser.FIREFOX,
                  VISIT,
                  visit));
      assertStatus(202, answer);
      assertThat(answer.body()).contains("\"accepted\":1");
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
      visit = answer.headers().firstValue(VISIT).orElseThrow();
    }
  }

  @Test
  void fivePageLoadsAreOneVisitorAndOneVisitWithTimeOnItsPages() {
    Visitor first = new Visitor();
    Visitor second = new Visitor();
    for (int page = 0; page < 5; page++) {
      suite.moveClockTo("gateway", Duration.ofMinutes(10L * page));
      for (Visitor visitor : List.of(first, second)) {
        visitor.open(visitor.views.get(page));
        visitor.leave(visitor.views.get(page));
      }
    }

    String one = visitorOf(first);
    assertThat(visitorOf(second)).isNotEqualTo(one);
  }

  private String visitorOf(Visitor browser) {
    await()
        .untilAsserted(() ->
            assertThat(viewsOf(browser))
                .hasSize(5)
                .allSatisfy(view ->
                    assertThat(view)
                        .containsEntry("timeOnPage", 7.0)
                        .containsEntry("scrollDepth", 80.0)));
    List<String> visitors =
        viewsOf(browser).map(view -> view.getString("visitorId")).distinct().toList();
    assertThat(visitors).hasSize(1);
    String visitor = visitors.getFirst();
    await()
        .untilAsserted(() -> {
          assertThat(suite.find("visitors", "visitorId", visitor)).hasSize(1);
          assertThat(suite.find("sessions", "visitorId", visitor))
              .singleElement()
              .satisfies(
                  visit -> assertThat(visit.get("pages", Number.class).intValue()).isEqualTo(5));
        });
    return visitor;
  }

  private Stream<Document> viewsOf(Visitor browser) {
    return browser.views.stream().flatMap(id -> suite.find("pageviews", "pageviewId", id).stream());
  }
}
