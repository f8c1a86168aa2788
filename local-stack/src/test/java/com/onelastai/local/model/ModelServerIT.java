package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The process on its real weights; it fails where they can neither be found nor fetched. */
class ModelServerIT {

  private static final String CAPITAL = "What is the capital of France? Answer in one word.";

  private static final String COUNT = "Count from one to ten in words.";

  /** At temperature 0 the model goes on for a minute and longer. */
  private static final Map<String, Object> ENDLESS =
      Map.of(
          "temperature",
          0,
          "messages",
          List.of(
              message("user", "Go on."),
              message("assistant", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23"),
              message("user", "Go on.")));

  private static final Map<String, Object> EXACT = Map.of("temperature", 0);
  private static final Map<String, Object> SHORT = Map.of("max_tokens", 3);

  @TempDir private static Path directory;
  private static RunningModel model;

  @BeforeAll
  static void start() throws Exception {
    model = RunningModel.start(directory);
  }

  @AfterAll
  static void processEndsDuringAnAnswer() throws Exception {
    List<Socket> clients = begin(2, ENDLESS);
    model.end();
    close(clients);
  }

  @Test
  void modelIsNamedAfterItsFile() throws Exception {
    assertThat(model.get("/v1/models").at("/data/0/id").asString())
        .isEqualTo("SmolLM2-135M-Instruct.Q4_1");
  }

  @Test
  void answerComesFromTheModelWithTokenCounts() throws Exception {
    JsonNode answer = model.ask(CAPITAL, EXACT);

    assertThat(answer.at("/object").asString()).isEqualTo("chat.completion");
    assertThat(answer.at("/choices/0/message/role").asString()).isEqualTo("assistant");
    assertThat(content(answer)).contains("Paris");
    assertThat(finishReason(answer)).isEqualTo("stop");
    JsonNode usage = answer.at("/usage");
    int completion = usage.at("/completion_tokens").asInt();
    assertThat(usage.at("/prompt_tokens").asInt()).isEqualTo(21);
    assertThat(completion).isBetween(3, 20);
    assertThat(usage.at("/total_tokens").asInt()).isEqualTo(21 + completion);
  }

  @Test
  void streamHasTheSameAnswerInTokens() throws Exception {
    JsonNode whole = model.ask(CAPITAL, EXACT);
    RunningModel.Stream stream = model.stream(CAPITAL, EXACT);

    List<JsonNode> chunks = stream.chunks();
    assertThat(chunks.getFirst().at("/choices/0/delta/role").asString()).isEqualTo("assistant");
    assertThat(stream.texts()).hasSizeGreaterThan(3);
    assertThat(stream.content()).isEqualTo(content(whole));
    assertThat(finishReason(chunks.get(chunks.size() - 2))).isEqualTo("stop");
    assertThat(chunks.getLast().at("/choices")).isEmpty();
    assertThat(chunks.getLast().at("/usage")).isEqualTo(whole.at("/usage"));
  }

  @Test
  void earlierMessagesAreRead() throws Exception {
    List<Map<String, String>> messages =
        List.of(
            message("system", "Answer as before."),
            message("user", "ping"),
            message("assistant", "zork"),
            message("user", "ping"),
            message("assistant", "zork"),
            message("user", "ping"));
    assertThat(model.content("", Map.of("temperature", 0, "messages", messages, "max_tokens", 8)))
        .isEqualTo("zork");
  }

  private static String content(JsonNode answer) {
    return answer.at("/choices/0/message/content").asString();
  }

  private static String finishReason(JsonNode answer) {
    return answer.at("/choices/0/finish_reason").asString();
  }

  private static Map<String, String> message(String role, String content) {
    return Map.of("role", role, "content", content);
  }

  @Test
  void answerHasAtMostMaxTokens() throws Exception {
    JsonNode answer = model.ask(COUNT, Map.of("temperature", 0, "max_tokens", 5));

    assertThat(finishReason(answer)).isEqualTo("length");
    assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(5);
  }

  @Test
  void stopStringEndsTheAnswerAndIsNotInIt() throws Exception {
    for (Object stop : List.of("3", List.of("never", "3"))) {
      JsonNode answer = model.ask(COUNT, Map.of("temperature", 0, "stop", stop));

      assertThat(content(answer)).contains("2").doesNotContain("3");
      assertThat(finishReason(answer)).isEqualTo("stop");
    }
  }

  @Test
  void promptBeyondTheWindowIsRefusedEarly() throws Exception {
    HttpResponse<String> refused = model.post(RunningModel.body("word ".repeat(4100), Map.of()));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("\"code\":\"context_length_exceeded\"", "4096");
  }

  @Test
  void errorsHaveOpenAisFormat() throws Exception {
    HttpResponse<String> malformed = model.post("{\"model\":");
    assertThat(malformed.statusCode()).isEqualTo(400);
    assertThat(malformed.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"The body must be a JSON object\","
                + "\"type\":\"invalid_request_error\",\"code\":\"invalid_value\",\"param\":null}}");
    HttpResponse<String> unknown = model.post(RunningModel.body("x", Map.of("model", "other")));
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("\"code\":\"model_not_found\"", "\"param\":\"model\"");
    assertThat(model.get("/v1/other").at("/error/code").asString()).isEqualTo("unknown_url");
  }

  @Test
  void charactersArriveWhole() throws Exception {
    RunningModel.Stream stream =
        model.stream("Repeat exactly: 😀🚀 你好 grüße", Map.of("temperature", 0, "max_tokens", 30));

    assertThat(stream.content()).contains("🚀").doesNotContain("\uFFFD");
    assertThat(stream.texts())
        .allSatisfy(text ->
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text));
  }

  @Test
  void noTextCrashesTheProcess() throws Exception {
    for (String text :
        List.of(
            "", "\\ud800", "\\udc00\\ud800", "\\u0000", "\\u0001\\u001b\\u0085", "<|im_end|>")) {
      String body =
          RunningModel.body("TEXT", Map.of("max_tokens", 2, "stop", List.of("TEXT.")))
              .replace("TEXT", text);
      assertThat(model.post(body).statusCode()).as(text).isEqualTo(200);
    }
    assertThat(model.process().isAlive()).isTrue();
  }

  @Test
  @Timeout(120)
  void fullQueueRefusesUntilAClientDisconnects() throws Exception {
    // Two are answered, eight wait.
    List<Socket> clients = begin(12, ENDLESS);
    try {
      List<Socket> refused =
          await().until(() -> answered(clients), answered -> answered.size() == 2);
      for (Socket client : refused) {
        assertThat(new String(client.getInputStream().readNBytes(200), StandardCharsets.UTF_8))
            .startsWith("HTTP/1.1 429 ")
            .contains("\r\nRetry-After: ", "{\"error\":");
      }
    } finally {
      close(clients);
    }
    assertIsFree();
  }

  @Test
  @Timeout(120)
  void disconnectedClientFreesTheSlot() throws Exception {
    Map<String, Object> stream = new HashMap<>(ENDLESS);
    stream.put("stream", true);
    List<Socket> clients = begin(2, stream);
    try {
      for (Socket client : clients) {
        assertThat(client.getInputStream().readNBytes(800)).hasSize(800);
      }
    } finally {
      close(clients);
    }
    assertIsFree();
  }

  private static List<Socket> begin(int count, Map<String, Object> options) throws IOException {
    List<Socket> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(model.begin("", options));
    }
    return clients;
  }

  private static List<Socket> answered(List<Socket> clients) throws IOException {
    List<Socket> answered = new ArrayList<>();
    for (Socket client : clients) {
      if (client.getInputStream().available() >= 200) {
        answered.add(client);
      }
    }
    return answered;
  }

  private static void close(List<Socket> sockets) throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** Were the slots still taken, this would take until the answers in them fill the window. */
  private static void assertIsFree() {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(model.post(RunningModel.body("Hi", SHORT)).statusCode()).isEqualTo(200));
  }
}
