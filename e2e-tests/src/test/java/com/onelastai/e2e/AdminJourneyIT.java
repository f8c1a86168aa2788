package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an admin sees and does in a browser, with the login's cookies. */
class AdminJourneyIT {

  private static final String ANALYTICS = "/api/analytics/analytics";

  private final Suite suite = Suite.running();
  private final Browser admin = suite.browser();
  private final Browser visitor = suite.browser();

  @BeforeEach
  void logIn() {
    new Account(suite, "-", "admin@example.com", "Local-admin-1").logIn(admin);
  }

  @Test
  void liveStreamShowsAPageThatIsOpenedMeanwhile() {
    String page = "/live-" + System.nanoTime();
    try (ChatStream stream = admin.stream("GET", ANALYTICS + "/realtime", "", Map.of())) {
      assertThat(stream.status()).isEqualTo(200);
      // Until it is among the most viewed pages of the last minutes.
      stream.readUntil(event -> {
        visitor.open(page);
        return event.data().get("topPages").toString().contains(page);
      });
    }
  }

  @Test
  void visitIsFoundAndShownStepByStep() {
    visitor.open("/pricing");
    String visit = visitor.id("onelastai_session").orElseThrow();
    assertStatus(202, visitor.track("event", "{\"eventType\":\"ui\",\"eventName\":\"tried\"}"));
    assertThat(visitor.status("/api/agents")).isEqualTo(200);

    await()
        .untilAsserted(() ->
            assertThat(
                    items(admin.get(ANALYTICS + "/sessions?size=100")).stream()
                        .map(session -> session.get("sessionId").asString()))
                .contains(visit));
    String steps = ANALYTICS + "/session/" + visit + "/steps";
    await().until(() -> items(admin.get(steps)).size() == 3);
    List<JsonNode> shown = items(admin.get(steps));
    assertThat(shown.get(0).at("/pageView/page/path").asString()).isEqualTo("/pricing");
    assertThat(shown.get(1).at("/userEvent/eventName").asString()).isEqualTo("tried");
    assertThat(shown.get(2).at("/apiCall/endpoint").asString()).startsWith("/api/agents");
    assertThat(shown).extracting(step -> Instant.parse(step.get("at").asString())).isSorted();
    assertStatus(404, suite.browser().get(steps));
  }

  @Test
  void disabledUserIsOutWithinSeconds() {
    Account user = Account.register(suite);
    String token = user.accessToken();
    JsonNode found = items(admin.get("/api/admin/users?email=" + user.email())).getFirst();
    assertThat(found.get("id").asString()).isEqualTo(user.id());

    assertStatus(204, admin.post("/api/admin/users/" + user.id() + "/disable"));

    await().untilAsserted(() -> assertThat(suite.statusWith(token)).isEqualTo(401));
    assertRefused(403, "account_disabled", user.tryLogIn(suite.browser(), Map.of()));
    assertThat(read(admin.get("/api/admin/users/" + user.id())).get("enabled").asBoolean())
        .isFalse();
  }

  private static List<JsonNode> items(HttpResponse<String> answer) {
    JsonNode items = read(assertStatus(200, answer)).get("items");
    return StreamSupport.stream(items.spliterator(), false).toList();
  }
}
