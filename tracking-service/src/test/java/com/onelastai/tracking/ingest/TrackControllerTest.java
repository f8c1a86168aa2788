package com.onelastai.tracking.ingest;

import static com.onelastai.tracking.ingest.RecordingBroker.NOW;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackControllerTest extends IngestTest {

  private static final String ACTOR =
      """
      {"visitorId": "visitor-1", "sessionId": "session-1", "userId": null,
       "userAgent": "Mozilla/5.0 Browser/1", "clientAddress": null, "language": null}
      """;

  private static final String NOBODY =
      """
      {"visitorId": null, "sessionId": null, "userId": null,
       "userAgent": null, "clientAddress": null, "language": null}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event         | user-event-tracked.v1     | "eventType": "auth", "eventName": "signup", "eventData": {"plan": {"seats": [1, 2.5, null, true]}}, "success": false, "errorMessage": "taken"
          event         | user-event-tracked.v1     | "eventType": "a", "eventName": "b", "eventData": {"$set": {"a.b": [{"": 1, "$": 2, "..": 3, "%24": 4}]}}, "success": true, "errorMessage": null
          chat          | chat-reported.v1          | "agentId": "einstein", "agentName": "Einstein", "userMessage": "Why?", "aiResponse": "a < b", "responseTime": 830, "model": "gpt-4", "language": "en"
          chat/feedback | chat-feedback-reported.v1 | "interactionId": "chat-1", "satisfied": true, "rating": 5, "comment": "clear"
          tool          | tool-run-reported.v1      | "toolName": "JSON Formatter", "category": "formatting", "input": {"raw": "{}"}, "output": {"formatted": "{ }"}, "success": true, "errorMessage": null, "executionTime": 3
          tool          | tool-run-reported.v1      | "toolName": "JSON Formatter", "category": "formatting", "input": "{", "output": null, "success": false, "errorMessage": "no JSON", "executionTime": null
          tool          | tool-run-reported.v1      | "toolName": "JSON Formatter", "category": null, "input": {"$schema": "https://json-schema.org/draft"}, "output": [{"a.b": 1}], "success": true, "errorMessage": null, "executionTime": null
          lab           | experiment-reported.v1    | "experimentName": "Neural Art", "experimentType": "image", "input": {"prompt": "a lighthouse"}, "output": ["a.png"], "model": "small", "success": true, "errorMessage": null, "processingTime": 5400
          """)
  void reportIsPublishedUnchanged(String path, String type, String fields) {
    assertThat(idOf(send(path, "{\"id\": \"r-1\", " + fields + "}"))).isEqualTo("r-1");
    assertThat(published())
        .singleElement()
        .satisfies(event -> {
          assertThat(event)
              .isEqualTo(new Published("visitor-1/r-1", type, NOW, "visitor-1", event.json()));
          assertThatJson(event.json()).isEqualTo("{\"actor\":" + ACTOR + "," + fields + "}");
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event         | {"eventType": "auth", "eventName": "signup", "eventData": {"email": "a@b.example"}, "errorMessage": "secret"} | {"eventType": "auth", "eventName": "signup", "eventData": null, "success": true, "errorMessage": null}
          pageview      | {"pageviewId": "r-1", "url": "https://site.example/a?mail=x#y", "title": "T", "referrer": "https://other.example:8/private?q=1"} | {"pageviewId": "r-1", "url": "https://site.example/a", "path": "/a", "title": "T", "referrer": "https://other.example:8", "source": "PAGE"}
          pageview      | {"pageviewId": "r-1", "url": "/a?mail=x", "referrer": ""} | {"pageviewId": "r-1", "url": "/a", "path": "/a", "title": null, "referrer": null, "source": "PAGE"}
          pageview      | {"pageviewId": "r-1", "scrollDepth": 80} | {"pageviewId": "r-1", "timeOnPage": null, "scrollDepth": 80.0}
          chat          | {"agentId": "einstein", "userMessage": "secret", "aiResponse": "secret", "responseTime": 1.6} | {"agentId": "einstein", "agentName": null, "userMessage": null, "aiResponse": null, "responseTime": 2, "model": null, "language": null}
          chat/feedback | {"interactionId": "c", "rating": 1, "comment": "secret"} | {"interactionId": "c", "satisfied": null, "rating": 1, "comment": null}
          tool          | {"toolName": "t", "input": "secret", "output": "secret", "errorMessage": "secret"} | {"toolName": "t", "category": null, "input": null, "output": null, "success": true, "errorMessage": null, "executionTime": null}
          lab           | {"experimentName": "e", "input": "secret", "output": "secret", "errorMessage": "secret"} | {"experimentName": "e", "experimentType": null, "input": null, "output": null, "model": null, "success": true, "errorMessage": null, "processingTime": null}
          """)
  void nothingPersonalIsStoredOfAnonymousVisitors(String path, String body, String event) {
    sendAnonymously(path, body).is(202);
    assertThat(published())
        .singleElement()
        .satisfies(published -> {
          assertThat(published.id()).startsWith("anonymous/");
          assertThatJson(published.json())
              .isEqualTo("{\"actor\":" + NOBODY + "," + event.substring(1));
        });
  }

  @Test
  void firstPageViewIsPublishedWithItsPath() {
    String page =
        """
        "pageviewId": "pv-1", "url": "https://site.example/agents/einstein?utm_source=n#x",
        "title": "2 < 3", "referrer": "https://search.example/?q=a"\
        """;
    assertThat(idOf(send("pageview", "{" + page + "}"))).isEqualTo("pv-1");
    Published viewed = published().getFirst();
    assertThat(viewed.id()).isEqualTo("visitor-1/pv-1");
    String more = "\"path\": \"/agents/einstein\", \"source\": \"PAGE\"";
    assertThatJson(viewed.json()).isEqualTo("{\"actor\":" + ACTOR + "," + page + "," + more + "}");
  }

  @Test
  void laterReportsOfAPageViewAreSeparateEvents() {
    String later = "{\"pageviewId\": \"pv-1\", \"timeOnPage\": 12.5, \"scrollDepth\": 80.0}";
    assertThat(idOf(send("pageview", later))).isEqualTo("pv-1");
    assertThat(idOf(send("pageview", later))).isEqualTo("pv-1");
    assertThat(types()).containsExactly("page-left.v1", "page-left.v1");
    assertThat(ids()).doesNotHaveDuplicates().allMatch(id -> id.startsWith("visitor-1/pv-1/"));
    assertThatJson(published().getFirst().json())
        .isEqualTo("{\"actor\":" + ACTOR + "," + later.substring(1));
  }

  @Test
  void oneReportMayContainBothPageViewAndReading() {
    send("pageview", "{\"url\": \"/docs/?a=b\", \"timeOnPage\": 0}");
    assertThat(types()).containsExactly("page-viewed.v1", "page-left.v1");
    String id = ids().getFirst().substring("visitor-1/".length());
    assertThat(published())
        .allSatisfy(event -> assertThatJson(event.json()).node("pageviewId").isEqualTo(id));
  }

  @Test
  void reportWithoutAnIdGetsATimeOrderedOne() {
    send("event", GOOD_EVENT).is(202);
    send("event", GOOD_EVENT).is(202);
    assertThat(ids())
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("visitor-1/[0-9a-f-]{14}7[0-9a-f-]{21}"));
  }

  @Test
  void userComesFromTheToken() {
    String own = "\"userId\": \"user-1\", \"visitorId\": \"visitor-1\", \"sessionId\": null}";
    Person user = new Person("user-1", "visitor-1", List.of());
    api.call(user, request("event", GOOD_EVENT.replace("}", "," + own))).is(202);
    assertThatJson(published().getFirst().json()).node("actor.userId").isEqualTo("user-1");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"2026-03-01T11:59:00Z\"', 2026-03-01T11:59:00Z",
    "'\"2026-03-01T13:00:30+01:00\"', 2026-03-01T12:00:30Z",
    "1772366340000, 2026-03-01T11:59:00Z",
    "'\"2026-02-28T12:00:00Z\"', 2026-02-28T12:00:00Z",
    "'\"2026-03-01T12:01:00Z\"', 2026-03-01T12:01:00Z",
    "'\"2026-03-01T12:01:00.001Z\"', 2026-03-01T12:00:00Z",
    "'\"2999-01-01T00:00:00Z\"', 2026-03-01T12:00:00Z",
    "null, 2026-03-01T12:00:00Z",
  })
  void timestampIsUsedUnlessItIsAhead(String timestamp, Instant time) {
    String body = GOOD_EVENT.replace("{", "{\"timestamp\": " + timestamp + ", ");
    send("event", body).is(202);
    assertThat(published().getFirst().time()).isEqualTo(time);
  }

  @Test
  void reportIsRejectedWhileTheBrokerDoesNotAnswer() {
    producer.sendException = new TimeoutException("no broker");
    String item = GOOD_EVENT.replace("{", "{\"type\": \"event\", ");
    send("event", GOOD_EVENT).is(503, "events_unavailable");
    send("batch", "{\"items\": [" + item + "]}").is(503, "events_unavailable");
  }

  private static String idOf(Answer accepted) {
    return accepted.is(202).text("/id");
  }

  private List<String> ids() {
    return published().stream().map(Published::id).toList();
  }

  private List<String> types() {
    return published().stream().map(Published::type).toList();
  }
}
