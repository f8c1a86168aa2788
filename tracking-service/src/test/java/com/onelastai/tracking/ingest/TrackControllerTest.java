package com.onelastai.tracking.ingest;

import static com.onelastai.tracking.ingest.RecordingBroker.NOW;
import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.starter.visit.VisitHeaders;
import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.time.Instant;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;

@IngestTest
class TrackControllerTest {

  private static final String ACTOR =
      """
      {"visitorId": "visitor-1", "sessionId": "session-1", "userId": null,
       "userAgent": "Browser/1", "clientAddress": null, "language": null}
      """;

  private static final String NOBODY =
      """
      {"visitorId": null, "sessionId": null, "userId": null,
       "userAgent": null, "clientAddress": null, "language": null}
      """;

  private final TrackClient client;

  @Autowired
  TrackControllerTest(TrackClient client) {
    this.client = client;
  }

  @BeforeEach
  void reset() {
    client.reset();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event         | user-event-tracked.v1     | "eventType": "auth", "eventName": "signup", "eventData": {"plan": {"seats": [1, 2.5, null, true]}}, "success": false, "errorMessage": "taken"
          chat          | chat-reported.v1          | "agentId": "einstein", "agentName": "Einstein", "userMessage": "Why?", "aiResponse": "a < b", "responseTime": 830, "model": "gpt-4", "language": "en"
          chat/feedback | chat-feedback-reported.v1 | "interactionId": "chat-1", "satisfied": true, "rating": 5, "comment": "clear"
          tool          | tool-run-reported.v1      | "toolName": "JSON Formatter", "category": "formatting", "input": {"raw": "{}"}, "output": {"formatted": "{ }"}, "success": true, "errorMessage": null, "executionTime": 3
          tool          | tool-run-reported.v1      | "toolName": "JSON Formatter", "category": "formatting", "input": "{", "output": null, "success": false, "errorMessage": "no JSON", "executionTime": null
          lab           | experiment-reported.v1    | "experimentName": "Neural Art", "experimentType": "image", "input": {"prompt": "a lighthouse"}, "output": ["a.png"], "model": "small", "success": true, "errorMessage": null, "processingTime": 5400
          """)
  void reportIsPublishedUnchanged(String path, String type, String fields) throws Exception {
    client
        .send(path, "{\"id\": \"r-1\", " + fields + "}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.id").value("r-1"));
    assertThat(client.published())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.id()).isEqualTo("visitor-1/r-1");
          assertThat(event.type()).isEqualTo(type);
          assertThat(event.time()).isEqualTo(NOW);
          assertThat(event.key()).isEqualTo("visitor-1");
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
  void nothingPersonalIsStoredOfAnonymousVisitors(String path, String body, String event)
      throws Exception {
    client.sendAnonymously(path, body).andExpect(status().isAccepted());
    assertThat(client.published())
        .singleElement()
        .satisfies(published -> {
          assertThat(published.id()).startsWith("anonymous/");
          assertThatJson(published.json())
              .isEqualTo("{\"actor\":" + NOBODY + "," + event.substring(1));
        });
  }

  @Test
  void firstPageViewIsPublishedWithItsPath() throws Exception {
    client
        .send(
            "pageview",
            """
            {"pageviewId": "pv-1", "url": "https://site.example/agents/einstein?utm_source=n#x",
             "title": "2 < 3", "referrer": "https://search.example/?q=a"}
            """)
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.id").value("pv-1"));
    Published viewed = client.published().getFirst();
    assertThat(viewed.id()).isEqualTo("visitor-1/pv-1");
    assertThatJson(viewed.json())
        .isEqualTo(
            "{\"actor\":"
                + ACTOR
                + """
                , "pageviewId": "pv-1", "path": "/agents/einstein", "title": "2 < 3",
                "url": "https://site.example/agents/einstein?utm_source=n#x",
                "referrer": "https://search.example/?q=a", "source": "PAGE"}
                """);
  }

  @Test
  void laterReportsOfAPageViewAreSeparateEvents() throws Exception {
    String later = "{\"pageviewId\": \"pv-1\", \"timeOnPage\": 12.5, \"scrollDepth\": 80.0}";
    client.send("pageview", later).andExpect(jsonPath("$.id").value("pv-1"));
    client.send("pageview", later).andExpect(jsonPath("$.id").value("pv-1"));
    assertThat(client.published())
        .extracting(Published::type)
        .containsExactly("page-left.v1", "page-left.v1");
    assertThat(client.published())
        .extracting(Published::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("visitor-1/pv-1/"));
    assertThatJson(client.published().getFirst().json())
        .isEqualTo("{\"actor\":" + ACTOR + "," + later.substring(1));
  }

  @Test
  void oneReportMayContainBothPageViewAndReading() throws Exception {
    client.send("pageview", "{\"url\": \"/docs/?a=b\", \"timeOnPage\": 0}");
    assertThat(client.published())
        .extracting(Published::type)
        .containsExactly("page-viewed.v1", "page-left.v1");
    String id = client.published().getFirst().id().substring("visitor-1/".length());
    assertThat(client.published())
        .allSatisfy(event -> assertThatJson(event.json()).node("pageviewId").isEqualTo(id));
  }

  @Test
  void reportWithoutAnIdGetsATimeOrderedOne() throws Exception {
    client.send("event", TrackClient.GOOD_EVENT).andExpect(status().isAccepted());
    client.send("event", TrackClient.GOOD_EVENT).andExpect(status().isAccepted());
    assertThat(client.published())
        .extracting(Published::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("visitor-1/[0-9a-f-]{14}7[0-9a-f-]{21}"));
  }

  @Test
  void userComesFromTheToken() throws Exception {
    client
        .mvc()
        .perform(
            post("/api/analytics/track/event")
                .with(jwt().jwt(token -> token.subject("user-1")))
                .header(VisitHeaders.VISITOR, "visitor-1")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"eventType\": \"a\", \"eventName\": \"b\", \"userId\": \"user-1\","
                        + " \"visitorId\": \"visitor-1\", \"sessionId\": null}"))
        .andExpect(status().isAccepted());
    assertThatJson(client.published().getFirst().json()).node("actor.userId").isEqualTo("user-1");
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
  void timestampIsUsedUnlessItIsAhead(String timestamp, Instant time) throws Exception {
    String body = TrackClient.GOOD_EVENT.replace("{", "{\"timestamp\": " + timestamp + ", ");
    client.send("event", body).andExpect(status().isAccepted());
    assertThat(client.published().getFirst().time()).isEqualTo(time);
  }

  @Test
  void reportIsRejectedWhileTheBrokerDoesNotAnswer() throws Exception {
    client.producer().sendException = new TimeoutException("no broker");
    for (String path : new String[] {"event", "batch"}) {
      String body =
          path.equals("event")
              ? TrackClient.GOOD_EVENT
              : "{\"items\": ["
                  + TrackClient.GOOD_EVENT.replace("{", "{\"type\": \"event\", ")
                  + "]}";
      client
          .send(path, body)
          .andExpect(status().isServiceUnavailable())
          .andExpect(jsonPath("$.code").value("events_unavailable"));
    }
  }
}
