package com.onelastai.chat.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays a model's server, started once; tests say what it answers. */
public final class Model implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  public static final String NAME = "tiny-1";
  public static final int PROMPT_TOKENS = 100;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PATH = "/v1/chat/completions";
  private static final String END =
      event("{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}");

  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!SERVER.isRunning()) {
      SERVER.start();
    }
    TestPropertyValues.of("onelastai.model.servers[0].url=" + SERVER.baseUrl() + "/v1")
        .applyTo(context);
  }

  /** Resets the server and answers with these pieces. */
  public static void says(String... pieces) {
    reset();
    SERVER.stubFor(answer(whole(pieces)));
  }

  /** Ends after these pieces of reasoning and text, for this reason. */
  public static void reasons(String reasoning, String text, String finishReason) {
    reset();
    String thoughts =
        "{\"choices\":[{\"delta\":{\"reasoning_content\":%s}}]}"
            .formatted(JSON.writeValueAsString(reasoning));
    String end =
        "{\"choices\":[{\"delta\":{},\"finish_reason\":\"%s\"}],".formatted(finishReason)
            + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":40}}";
    SERVER.stubFor(
        answer(
            stream(
                (reasoning.isEmpty() ? "" : event(thoughts))
                    + (text.isEmpty() ? "" : piece(text))
                    + event(end)
                    + "data: [DONE]\n\n")));
  }

  /** Declines to answer, in a field of its own. */
  public static void declines(String text) {
    reset();
    String refusal =
        "{\"choices\":[{\"delta\":{\"refusal\":%s},\"finish_reason\":\"stop\"}]}"
            .formatted(JSON.writeValueAsString(text));
    SERVER.stubFor(answer(stream(event(refusal) + "data: [DONE]\n\n")));
  }

  /** Answers with this piece repeated, over this time. */
  public static void saysSlowly(String piece, int times, Duration time) {
    reset();
    String[] pieces = new String[times];
    Arrays.fill(pieces, piece);
    SERVER.stubFor(answer(whole(pieces).withChunkedDribbleDelay(times, (int) time.toMillis())));
  }

  /** Answers after a delay. */
  public static void hesitates(Duration time) {
    reset();
    SERVER.stubFor(answer(whole("late").withFixedDelay((int) time.toMillis())));
  }

  public static void breaksOffAfter(String piece) {
    reset();
    SERVER.stubFor(answer(stream(piece(piece))));
  }

  public static void refuses(int status) {
    reset();
    SERVER.stubFor(answer(aResponse().withStatus(status)));
  }

  /** Rejects prompts that contain this text as too long. */
  public static void cannotRead(String text, String... pieces) {
    says(pieces);
    SERVER.stubFor(
        answer(
                aResponse()
                    .withStatus(400)
                    .withHeader("Content-Type", "application/json")
                    .withBody(
                        "{\"error\":{\"message\":\"the context length is exceeded\","
                            + "\"code\":\"context_length_exceeded\"}}"))
            .withRequestBody(containing(text)));
  }

  /** The messages of each prompt since the reset, {@code role: content}. */
  public static List<List<String>> prompts() {
    return SERVER.findAll(postRequestedFor(urlEqualTo(PATH))).stream()
        .map(request -> messages(JSON.readTree(request.getBodyAsString())))
        .toList();
  }

  private static List<String> messages(JsonNode prompt) {
    List<String> messages = new ArrayList<>();
    for (JsonNode message : prompt.get("messages")) {
      messages.add(message.get("role").asString() + ": " + message.get("content").asString());
    }
    return messages;
  }

  private static void reset() {
    SERVER.resetAll();
    SERVER.stubFor(get("/v1/models").willReturn(okJson("{\"data\":[{\"id\":\"" + NAME + "\"}]}")));
  }

  private static MappingBuilder answer(ResponseDefinitionBuilder response) {
    return post(PATH).willReturn(response);
  }

  private static ResponseDefinitionBuilder whole(String... pieces) {
    StringBuilder body = new StringBuilder();
    for (String piece : pieces) {
      body.append(piece(piece));
    }
    String usage =
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}"
            .formatted(PROMPT_TOKENS, pieces.length);
    return stream(body + END + event(usage) + "data: [DONE]\n\n");
  }

  private static ResponseDefinitionBuilder stream(String body) {
    return aResponse().withHeader("Content-Type", "text/event-stream").withBody(body);
  }

  private static String piece(String text) {
    return event(
        "{\"model\":\"%s\",\"choices\":[{\"delta\":{\"content\":%s}}]}"
            .formatted(NAME, JSON.writeValueAsString(text)));
  }

  private static String event(String json) {
    return "data: " + json + "\n\n";
  }
}
