package com.onelastai.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Invalid input is rejected by its field, nothing is published, and the next POST works. */
class BadInputTest extends IngestTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # Not JSON, or not of this shape
          event         | {"eventType": "a", "eventName":                                            | body
          event         | {"eventType": "a", "eventName": "b"} trailing                              | body
          event         | []                                                                         | body
          event         | "text"                                                                     | body
          event         | null                                                                       | body
          event         | {"eventType": "a", "eventType": "a", "eventName": "b"}                     | eventType
          event         | {"eventType": "a", "eventName": {"$gt": ""}}                               | eventName
          event         | {"eventType": "a", "eventName": ["b"]}                                     | eventName
          event         | {"eventType": "a", "eventName": 5}                                         | eventName
          event         | {"eventType": "a", "eventName": "b", "success": "yes"}                     | success
          event         | {"eventType": "a", "eventName": "b", "success": 1}                         | success
          event         | {"eventType": "a", "eventName": "b", "eventData": "text"}                  | eventData
          event         | {"eventType": "a", "eventName": "b", "eventData": []}                      | eventData
          event         | {"eventType": "a", "eventName": "b", "id": 7}                              | id
          pageview      | {"url": {"$ne": null}}                                                     | url
          pageview      | {"pageviewId": "p", "timeOnPage": "12"}                                    | timeOnPage
          chat          | {"agentId": "a", "responseTime": {"$inc": 1}}                              | responseTime
          chat/feedback | {"interactionId": "c", "rating": 4.5}                                      | rating
          chat/feedback | {"interactionId": "c", "rating": "5"}                                      | rating
          # Missing or blank
          event         | {}                                                                         | eventName
          event         | {"eventType": "a"}                                                         | eventName
          event         | {"eventType": "", "eventName": "b"}                                        | eventType
          event         | {"eventType": "a", "eventName": " \\t "}                                   | eventName
          event         | {"eventType": null, "eventName": "b"}                                      | eventType
          pageview      | {}                                                                         | url
          pageview      | {"pageviewId": "p"}                                                        | url
          pageview      | {"timeOnPage": 1}                                                          | pageviewId
          chat          | {"userMessage": "a"}                                                       | agentId
          chat/feedback | {"satisfied": true}                                                        | interactionId
          chat/feedback | {"interactionId": "c"}                                                     | satisfied
          tool          | {"category": "a"}                                                          | toolName
          lab           | {"experimentType": "a"}                                                    | experimentName
          # Out of range
          pageview      | {"pageviewId": "p", "timeOnPage": -1}                                      | timeOnPage
          pageview      | {"pageviewId": "p", "timeOnPage": 86401}                                   | timeOnPage
          pageview      | {"pageviewId": "p", "timeOnPage": 1e999}                                   | timeOnPage
          pageview      | {"pageviewId": "p", "timeOnPage": "NaN"}                                   | timeOnPage
          pageview      | {"pageviewId": "p", "timeOnPage": NaN}                                     | timeOnPage
          pageview      | {"pageviewId": "p", "scrollDepth": 100.1}                                  | scrollDepth
          pageview      | {"pageviewId": "p", "scrollDepth": -0.1}                                   | scrollDepth
          chat          | {"agentId": "a", "responseTime": -5}                                       | responseTime
          chat          | {"agentId": "a", "responseTime": 86400001}                                 | responseTime
          tool          | {"toolName": "a", "executionTime": -1}                                     | executionTime
          lab           | {"experimentName": "a", "processingTime": -1}                              | processingTime
          chat/feedback | {"interactionId": "c", "rating": 0}                                        | rating
          chat/feedback | {"interactionId": "c", "rating": 6}                                        | rating
          chat/feedback | {"interactionId": "c", "rating": 99999999999}                              | rating
          # Ids and times
          event         | {"eventType": "a", "eventName": "b", "id": ""}                             | id
          event         | {"eventType": "a", "eventName": "b", "id": "a/b"}                          | id
          event         | {"eventType": "a", "eventName": "b", "id": "../../etc"}                    | id
          pageview      | {"pageviewId": "a b", "url": "/"}                                          | pageviewId
          event         | {"eventType": "a", "eventName": "b", "timestamp": "1970-01-01T00:00:00Z"}  | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": 0}                       | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": -1}                      | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": "2026-02-28T11:59:59Z"}  | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": "yesterday"}             | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": ""}                      | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": true}                    | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": {"$gt": ""}}             | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": 1e30}                    | timestamp
          event         | {"eventType": "a", "eventName": "b", "timestamp": 99999999999999999999999} | timestamp
          # Someone else
          event         | {"eventType": "a", "eventName": "b", "sessionId": "another"}               | sessionId
          event         | {"eventType": "a", "eventName": "b", "visitorId": "another"}               | visitorId
          event         | {"eventType": "a", "eventName": "b", "userId": "someone"}                  | userId
          event         | {"eventType": "a", "eventName": "b", "sessionId": {"$ne": ""}}             | sessionId
          # Markup, control characters, half characters
          pageview      | {"url": "/", "title": "<script>alert(1)</script>"}                         | title
          pageview      | {"url": "/", "title": "a</title>"}                                         | title
          pageview      | {"url": "/", "title": "<!--"}                                              | title
          event         | {"eventType": "a", "eventName": "<img src=x onerror=alert(1)>"}            | eventName
          event         | {"eventType": "<b>", "eventName": "b"}                                     | eventType
          event         | {"eventType": "a", "eventName": "b\\u0000"}                                | eventName
          event         | {"eventType": "a", "eventName": "b\\r\\nSet-Cookie: x"}                    | eventName
          event         | {"eventType": "a", "eventName": "b\\ud800"}                                | eventName
          event         | {"eventType": "a", "eventName": "b", "errorMessage": "\\udc00"}            | errorMessage
          event         | {"eventType": "a", "eventName": "b", "eventData": {"a": "\\ud800"}}        | eventData.a
          tool          | {"toolName": "<svg/onload=alert(1)>"}                                      | toolName
          tool          | {"toolName": "t", "category": "<a>"}                                       | category
          lab           | {"experimentName": "<x>"}                                                  | experimentName
          chat          | {"agentId": "<x>"}                                                         | agentId
          chat          | {"agentId": "a", "agentName": "<x>"}                                       | agentName
          chat          | {"agentId": "a", "model": "<x>"}                                           | model
          # Addresses
          pageview      | {"url": "javascript:alert(1)"}                                             | url
          pageview      | {"url": "JaVaScRiPt:alert(1)"}                                             | url
          pageview      | {"url": "data:text/html,x"}                                                | url
          pageview      | {"url": "file:///etc/passwd"}                                              | url
          pageview      | {"url": "//evil.example/"}                                                 | url
          pageview      | {"url": "/\\\\evil.example/"}                                              | url
          pageview      | {"url": "https://user:secret@site.example/"}                               | url
          pageview      | {"url": "https://"}                                                        | url
          pageview      | {"url": "agents"}                                                          | url
          pageview      | {"url": ""}                                                                | url
          pageview      | {"url": "/a b"}                                                            | url
          pageview      | {"url": "/<script>"}                                                       | url
          pageview      | {"url": "/?q=<script>"}                                                    | url
          pageview      | {"url": "/", "referrer": "javascript:alert(1)"}                            | referrer
          pageview      | {"url": "/", "referrer": "/agents"}                                        | referrer
          # What no store keeps
          event         | {"eventType": "a", "eventName": "b", "eventData": {"a\\u0000": 1}}         | `eventData.a\u0000`
          event         | {"eventType": "a", "eventName": "b", "eventData": {"a": [{"\\u0085": 1}]}} | `eventData.a[0].\u0085`
          tool          | {"toolName": "t", "input": {"\\t": ""}}                                   | `input.\t`
          event         | {"eventType": "a", "eventName": "b", "eventData": {"n": 1e999}}            | eventData.n
          event         | {"eventType": "a", "eventName": "b", "eventData": {"n": 9223372036854775808}} | eventData.n
          """)
  void invalidFieldIsNamed(String path, String body, String field) {
    assertRefused(path, body, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          event         | {"eventName": "%s", "eventType": "a"}                         | 201    | eventName
          event         | {"eventType": "%s", "eventName": "a"}                         | 65     | eventType
          event         | {"eventType": "a", "eventName": "b", "errorMessage": "%s"}    | 4001  | errorMessage
          event         | {"eventType": "a", "eventName": "b", "id": "%s"}              | 65     | id
          event         | {"eventType": "a", "eventName": "b", "eventData": {"a": "%s"}} | 16384 | eventData
          event         | {"eventType": "a", "eventName": "b", "eventData": {"%s": 1}}  | 16384 | eventData
          event         | {"eventType": "a", "eventName": "b", "other": "%s"}           | 1024 | other
          event         | {"eventType": "a", "eventName": "b", "a": 1, "%s": 1}         | 1024 | %s
          pageview      | {"url": "/%s"}                                                | 2048 | url
          pageview      | {"url": "/", "referrer": "https://a/%s"}                      | 2048 | referrer
          pageview      | {"url": "/", "title": "%s"}                                   | 513    | title
          chat          | {"agentId": "a", "userMessage": "%s"}                         | 32769 | userMessage
          chat          | {"agentId": "a", "aiResponse": "%s"}                          | 32769 | aiResponse
          chat/feedback | {"interactionId": "a", "comment": "%s"}                       | 4001  | comment
          tool          | {"toolName": "t", "input": "%s"}                              | 16384 | input
          tool          | {"toolName": "t", "output": ["%s"]}                           | 16384 | output
          lab           | {"experimentName": "t", "output": ["%s"]}                     | 16384 | output
          """)
  void tooLargeValueIsRejected(String path, String body, int length, String field) {
    String value = "x".repeat(length);
    assertRefused(path, body.formatted(value), field.formatted(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventData", "other"})
  void nestingOfTwoThousandIsRejected(String field) {
    String deep = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);
    Answer answer = send("event", with("\"" + field + "\": " + deep)).is(400);
    assertThat(fields(answer).getFirst()).startsWith(field);
    assertNothingPublishedAndTheNextPostWorks();
  }

  @Test
  void nestingOfThirtyIsRejectedByItsField() {
    String deep = "[".repeat(30) + "]".repeat(30);
    Answer answer = send("tool", "{\"toolName\": \"t\", \"input\": " + deep + "}").is(400);
    assertThat(codeOf(answer)).isEqualTo("too_deep");
    assertThat(fields(answer).getFirst()).startsWith("input");
  }

  @Test
  void eventOfOneMegabyteIsRejected() {
    String event = with("\"eventData\": {\"a\": \"" + "x".repeat(1 << 20) + "\"}");
    assertThat(fields(send("event", event).is(413, "body_too_large"))).first().isEqualTo("body");
    assertNothingPublishedAndTheNextPostWorks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml"})
  void otherMediaTypesAreRejected(String type) {
    api.call(Api.NOBODY, post("/api/analytics/track/event").contentType(type).content(GOOD_EVENT))
        .is(415, "unsupported_media_type");
    assertNothingPublishedAndTheNextPostWorks();
  }

  @Test
  void anonymousVisitorOwnsNoSession() {
    Answer answer = sendAnonymously("event", with("\"sessionId\": \"s\"")).is(400);
    assertThat(codeOf(answer)).isEqualTo("not_yours");
  }

  @Test
  void allErrorsAreReportedAtOnce() {
    String chat =
        "{\"agentId\": \" \", \"responseTime\": -1, \"agentName\": \"<b>\", \"timestamp\": 0}";
    assertThat(fields(send("chat", chat).is(400)))
        .containsExactlyInAnyOrder("agentId", "responseTime", "agentName", "timestamp");
  }

  @Test
  void userAgentOfTenKilobytesIsTruncated() {
    MockHttpServletRequestBuilder request =
        post("/api/analytics/track/event")
            .contentType(MediaType.APPLICATION_JSON)
            .content(GOOD_EVENT)
            .header("User-Agent", "x".repeat(10_000));
    api.call(VISITOR, request).is(202);
    assertThat(published().getFirst().json()).hasSizeLessThan(1_000);
  }

  @Test
  void smallUnknownFieldsAreDropped() {
    send("event", with("\"sdk\": {\"version\": \"1.0\"}")).is(202);
    assertThat(published().getFirst().json()).doesNotContain("sdk");
  }

  private static String with(String field) {
    return GOOD_EVENT.replace("}", ", " + field + "}");
  }

  private void assertRefused(String path, String body, String field) {
    Answer answer = send(path, body).is(400);
    assertThat(answer.response().getContentType()).isEqualTo("application/problem+json");
    assertThat(answer.text()).doesNotContain("onelastai.");
    assertThat(answer.text("/code")).isNotEmpty();
    assertThat(fields(answer)).contains(field);
    assertNothingPublishedAndTheNextPostWorks();
  }

  private void assertNothingPublishedAndTheNextPostWorks() {
    assertThat(published()).isEmpty();
    send("event", GOOD_EVENT).is(202);
    reset();
  }
}
