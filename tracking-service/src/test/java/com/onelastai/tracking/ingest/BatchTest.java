package com.onelastai.tracking.ingest;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class BatchTest extends IngestTest {

  @Test
  void batchMayContainEveryKindOfReport() {
    String answer =
        accepted(
            """
            {"items": [
              {"type": "event", "id": "1", "eventType": "a", "eventName": "b"},
              {"type": "pageview", "pageviewId": "2", "url": "/", "scrollDepth": 1},
              {"type": "chat", "id": "3", "agentId": "a"},
              {"type": "feedback", "id": "4", "interactionId": "3", "satisfied": false},
              {"type": "tool", "id": "5", "toolName": "t", "input": {"type": "kept"}},
              {"type": "lab", "id": "6", "experimentName": "e"}]}
            """);
    assertThatJson(answer)
        .isEqualTo("{accepted: 6, ids: ['1', '2', '3', '4', '5', '6'], rejected: []}");
    assertThat(published())
        .extracting(Published::type)
        .containsExactly(
            "user-event-tracked.v1",
            "page-viewed.v1",
            "page-left.v1",
            "chat-reported.v1",
            "chat-feedback-reported.v1",
            "tool-run-reported.v1",
            "experiment-reported.v1");
    assertThatJson(published().get(5).json()).node("input.type").isEqualTo("kept");
  }

  @Test
  void invalidItemsAreRejectedByIndexAndTheOthersStored() {
    String answer =
        accepted(
            """
            {"items": [
              {"type": "event", "id": "1", "eventType": "a", "eventName": "b"},
              null,
              7,
              {"type": "event", "eventType": "a", "eventName": " "},
              {"type": "event", "eventType": "a", "eventName": {"$gt": ""}},
              {"type": "spaceship"},
              {"type": {"$ne": null}},
              {"eventType": "a", "eventName": "b"},
              {"type": "event", "eventType": "a", "eventName": "b", "timestamp": 0},
              {"type": "event", "eventType": "a", "eventName": "b", "sessionId": "another"},
              {"type": "event", "eventType": "a", "eventName": "b", "eventData": {"\\t": 1}},
              {"type": "pageview", "url": "javascript:alert(1)"},
              {"type": "pageview", "pageviewId": "2", "url": "/"}]}
            """);
    assertThatJson(answer).node("accepted").isEqualTo(2);
    assertThatJson(answer).node("ids").isEqualTo("[\"1\", \"2\"]");
    String rejected =
        """
        [1 type wrong_type, 2 type wrong_type, 3 eventName not_blank, 4 eventName wrong_type,
        5 type unknown_type, 6 type unknown_type, 7 type unknown_type, 8 timestamp too_old,
        9 sessionId not_yours, 10 eventData.\\t key_not_allowed, 11 url invalid_address]
        """;
    assertThat(rejectedIn(answer)).hasToString(rejected.replace('\n', ' ').trim());
    assertThat(published()).extracting(Published::id).containsExactly("visitor-1/1", "visitor-1/2");
  }

  @ParameterizedTest
  @ValueSource(longs = {-2, 2, -40_000_000, 40_000_000})
  void timesAreCorrectedByHowFarTheClockIsOff(long seconds) {
    Instant sentAt = RecordingBroker.NOW.plusSeconds(seconds);
    accepted(
        """
        {"sentAt": "%s", "items": [
          {"type": "pageview", "pageviewId": "1", "url": "/", "timestamp": "%s"}]}
        """
            .formatted(sentAt, sentAt.minusSeconds(30)));

    assertThat(published().getFirst().time()).isEqualTo(RecordingBroker.NOW.minusSeconds(30));
  }

  @Test
  void timeThatNoClockShowsIsRefused() {
    String body = "{\"sentAt\": \"+999999-01-01T00:00:00Z\", \"items\": []}";
    assertThat(fields(send("batch", body).is(400))).containsExactly("sentAt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"items\": null}",
        "{\"items\": {}}",
        "{\"items\": \"x\"}",
        "{\"items\": {\"$gt\": \"\"}}",
      })
  void itemsMustBeAnArray(String body) {
    assertItemsRejected(body);
  }

  @Test
  void fiveHundredItemsAreAcceptedAndOneMoreIsNot() {
    assertThatJson(accepted(items(500))).node("accepted").isEqualTo(500);
    assertThat(published()).hasSize(500);
    reset();
    assertItemsRejected(items(501));
    assertThat(published()).isEmpty();
  }

  @Test
  void emptyBatchIsAccepted() {
    assertThatJson(accepted("{\"items\": []}")).node("accepted").isEqualTo(0);
  }

  private String accepted(String body) {
    return send("batch", body).is(202).text();
  }

  private void assertItemsRejected(String body) {
    assertThat(fields(send("batch", body).is(400))).first().isEqualTo("items");
  }

  private static List<String> rejectedIn(String answer) {
    return JsonMapper.shared()
        .readTree(answer)
        .get("rejected")
        .valueStream()
        .map(item -> item.get("index") + " " + item.get("field") + " " + item.get("code"))
        .map(item -> item.replace("\"", ""))
        .toList();
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"type\": \"event\", \"eventType\": \"a\", \"eventName\": \"b\"}")
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }
}
