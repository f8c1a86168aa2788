package com.onelastai.tools.usage;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.onelastai.events.tools.ToolUsed;
import com.onelastai.events.tools.ToolsEvent;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.starter.test.Deliveries;
import com.onelastai.tools.test.ToolsServiceIT;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.javacrumbs.jsonunit.core.Option;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ToolsServiceIT
class ToolUsagesIT {

  private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");
  private static final String MARCH = "?from=2025-03-01&to=2025-03-01";

  @Autowired Api api;
  @Autowired ToolUsages usages;
  @Autowired UserEraser eraser;

  private final Person user = Person.visitor().signedIn();
  private final String userId = Objects.requireNonNull(user.userId());

  @Test
  void runIsListedWithWhatWentInAndCameOut() {
    Answer run = run(user, "Hello");
    assertThatJson(firstListed(user).toString())
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {"usageId": "%s", "toolName": "base64", "category": "developer", "source": "platform",
             "userId": "%s", "input": {"action": "encode", "text": "Hello"},
             "result": {"success": true, "output": {"text": "SGVsbG8=", "length": 5}}}\
            """
                .formatted(run.text("/usageId"), userId));
  }

  @Test
  void secretsAreNeverStored() {
    api.post(user, "/api/tools/hash-generator", Map.of("text", "a", "key", "hunter2")).is(200);
    String stored = firstListed(user).toString();
    assertThat(stored).contains("hash-generator").doesNotContain("hunter2");
  }

  @Test
  void secretsOfARequestOverHttpAreNeverStored() {
    Map<String, Object> request =
        Map.of(
            "method", "POST",
            "url", "https://none.example.com/?api_key=hunter2",
            "headers", List.of("Authorization: Bearer hunter2", "Cookie: a=hunter2"),
            "body", "{\"password\": \"hunter2\"}");
    api.post(user, "/api/tools/api-tester", request).is(200);
    String stored = firstListed(user).toString();
    assertThat(stored).contains("api-tester").doesNotContain("hunter2");
  }

  @Test
  void onlyTheOwnerListsAndDeletesARun() {
    String id = run(user, "Hello").text("/usageId");
    firstListed(user);
    Person other = Person.user();
    assertThat(api.get(other, "/api/tools/usages").is(200).body().get("items").isEmpty()).isTrue();
    api.delete(other, "/api/tools/usages/" + id).is(404);
    api.delete(user, "/api/tools/usages/" + id).is(204);
    api.delete(user, "/api/tools/usages/" + id).is(404);
    assertThat(api.get(user, "/api/tools/usages").body().get("items").isEmpty()).isTrue();
  }

  @Test
  void redeliveredRunCountsOnce() {
    Deliveries<ToolsEvent> topic =
        new Deliveries<ToolsEvent>()
            .add(UUID.randomUUID().toString(), NOON, used(true, 10))
            .add(UUID.randomUUID().toString(), NOON, used(false, 30))
            .repeat(0);
    usages.onRuns(topic.events());
    usages.onRuns(topic.events());
    assertThatJson(figures(user).text())
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {"from": "2025-03-01", "reported": [],
             "tools": [{"tool": "base64", "runs": 2, "successRate": 0.5, "averageLatency": 20.0}],
             "days": [{"day": "2025-03-01", "tools": [{"tool": "base64", "runs": 2}]}]}\
            """);
  }

  @Test
  void runsThatPagesReportAreCountedByThemselves() {
    Actor actor = new Actor(user.visitorId(), "s", userId, "Firefox", null, "en");
    ToolRunReported report =
        new ToolRunReported(
            actor, "JSON Formatter", "formatting", Map.of("raw", "{}"), null, true, null, 7L);
    usages.onReports(
        new Deliveries<TrackingEvent>().add(actor.scoped("run-1"), NOON, report).events());
    assertThatJson(figures(user).text())
        .when(Option.IGNORING_EXTRA_FIELDS)
        .isEqualTo(
            """
            {"tools": [], "reported": [{"tool": "JSON Formatter", "runs": 1, "successRate": 1.0}]}\
            """);
    assertThat(firstListed(user).at("/source").asString()).isEqualTo("client");
  }

  @Test
  void othersFiguresAreForAdmins() {
    usages.onRuns(
        new Deliveries<ToolsEvent>()
            .add(UUID.randomUUID().toString(), NOON, used(true, 1))
            .events());
    String ofUser = "/api/analytics/tool-usage" + MARCH + "&userId=" + userId;
    assertThat(api.get(Person.admin(), ofUser).is(200).text("/tools/0/runs")).isEqualTo("1");
    api.get(Person.user(), ofUser).is(403);
    api.get(user, "/api/analytics/tool-usage?from=2025-03-02&to=2025-03-01").is(400);
  }

  @Test
  void nothingRemainsOfAnErasedUser() {
    usages.onRuns(
        new Deliveries<ToolsEvent>()
            .add(UUID.randomUUID().toString(), NOON, used(true, 1))
            .events());
    assertThat(api.get(user, "/api/tools/usages").body().get("items").size()).isOne();
    assertThat(figures(user).body().get("tools").size()).isOne();
    eraser.erase(userId);
    assertThat(api.get(user, "/api/tools/usages").body().get("items").isEmpty()).isTrue();
    assertThat(figures(user).body().get("tools").isEmpty()).isTrue();
  }

  private ToolUsed used(boolean success, long latency) {
    return new ToolUsed(
        "base64", "developer", userId, null, null, null, success, success ? null : "no", latency);
  }

  private Answer run(Person person, String text) {
    return api.post(person, "/api/tools/base64", Map.of("action", "encode", "text", text)).is(200);
  }

  private Answer figures(Person person) {
    return api.get(person, "/api/analytics/tool-usage" + MARCH).is(200);
  }

  private JsonNode firstListed(Person person) {
    return await()
        .until(
            () -> api.get(person, "/api/tools/usages").is(200).body().at("/items/0"),
            item -> !item.isMissingNode());
  }
}
