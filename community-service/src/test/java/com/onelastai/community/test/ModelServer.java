package com.onelastai.community.test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays a model's server, which has nothing against a text until a test says so. It is asked when a
 * test wants it.
 */
public final class ModelServer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  private static final String PATH = "/v1/chat/completions";
  private static final WireMockServer SERVER =
      new WireMockServer(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    if (!SERVER.isRunning()) {
      SERVER.start();
      reset();
    }
    TestPropertyValues.of(
            "onelastai.model.servers[0].url=" + SERVER.baseUrl() + "/v1",
            "onelastai.community.model-flags=true",
            "onelastai.community.model-every=1d")
        .applyTo(context);
  }

  public static void reset() {
    SERVER.resetAll();
    SERVER.stubFor(get("/v1/models").willReturn(okJson("{\"data\":[{\"id\":\"tiny-1\"}]}")));
    SERVER.stubFor(post(PATH).willReturn(answer("none")));
  }

  /** Answers to prompts with these words. */
  public static void says(String words, String answer) {
    stub(words, answer(answer));
  }

  public static void refuses(String words, int status) {
    stub(words, aResponse().withStatus(status));
  }

  private static void stub(String words, ResponseDefinitionBuilder response) {
    SERVER.stubFor(post(PATH).withRequestBody(containing(words)).willReturn(response));
  }

  /** The prompts with these words, as they were sent. */
  public static List<String> prompts(String words) {
    return SERVER
        .findAll(postRequestedFor(urlEqualTo(PATH)).withRequestBody(containing(words)))
        .stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }

  private static ResponseDefinitionBuilder answer(String text) {
    String words = JsonMapper.shared().writeValueAsString(text);
    return aResponse()
        .withHeader("Content-Type", "text/event-stream")
        .withBody(
            "data: {\"model\":\"tiny-1\",\"choices\":[{\"delta\":{\"content\":%s}}]}\n\n"
                    .formatted(words)
                + "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                + "data: [DONE]\n\n");
  }
}
