package com.onelastai.tracking.ingest;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.onelastai.tracking.ingest.RecordingBroker.Published;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@IngestTest
class BatchTest {

  private final TrackClient client;

  @Autowired
  BatchTest(TrackClient client) {
    this.client = client;
  }

  @BeforeEach
  void reset() {
    client.reset();
  }

  @Test
  void batchMayContainEveryKindOfReport() throws Exception {
    String answer =
        send(
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
        .isEqualTo(
            "{\"accepted\": 6, \"ids\": [\"1\", \"2\", \"3\", \"4\", \"5\", \"6\"], \"rejected\":"
                + " []}");
    assertThat(client.published())
        .extracting(Published::type)
        .containsExactly(
            "user-event-tracked.v1",
            "page-viewed.v1",
            "page-left.v1",
            "chat-reported.v1",
            "chat-feedback-reported.v1",
            "tool-run-reported.v1",
            "experiment-reported.v1");
    assertThatJson(client.published().get(5).json()).node("input.type").isEqualTo("kept");
  }

  @Test
  void invalidItemsAreRejectedByIndexAndTheOthersStored() throws Exception {
    String answer =
        send(
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
              {"type": "event", "eventType": "a", "eventName": "b", "eventData": {"$gt": 1}},
              {"type": "pageview", "url": "javascript:alert(1)"},
              {"type": "pageview", "pageviewId": "2", "url": "/"}]}
            """);
    assertThatJson(answer).node("accepted").isEqualTo(2);
    assertThatJson(answer).node("ids").isEqualTo("[\"1\", \"2\"]");
    String rejected =
        """
        [1 type wrong_type, 2 type wrong_type, 3 eventName not_blank, 4 eventName wrong_type,
        5 type unknown_type, 6 type unknown_type, 7 type unknown_type, 8 timestamp too_old,
        9 sessionId not_yours, 10 eventData.$gt key_not_allowed, 11 url invalid_address]
        """;
    assertThat(rejectedIn(answer)).hasToString(rejected.replace('\n', ' ').trim());
    assertThat(client.published())
        .extracting(Published::id)
        .containsExactly("visitor-1/1", "visitor-1/2");
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
  void itemsMustBeAnArray(String body) throws Exception {
    client
        .send("batch", body)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("items"));
  }

  @Test
  void fiveHundredItemsAreAcceptedAndOneMoreIsNot() throws Exception {
    client.send("batch", items(500)).andExpect(jsonPath("$.accepted").value(500));
    assertThat(client.published()).hasSize(500);
    client.reset();
    client
        .send("batch", items(501))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors[0].field").value("items"));
    assertThat(client.published()).isEmpty();
  }

  @Test
  void emptyBatchIsAccepted() throws Exception {
    client
        .send("batch", "{\"items\": []}")
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.accepted").value(0));
  }

  private String send(String body) throws Exception {
    return client
        .send("batch", body)
        .andExpect(status().isAccepted())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static List<String> rejectedIn(String answer) {
    return JsonMapper.shared()
        .readTree(answer)
        .get("rejected")
        .valueStream()
        .map(item ->
            String.join(
                " ",
                item.get("index").asString(),
                item.get("field").asString(),
                item.get("code").asString()))
        .toList();
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"type\": \"event\", \"eventType\": \"a\", \"eventName\": \"b\"}")
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }
}
