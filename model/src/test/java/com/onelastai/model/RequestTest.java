package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.model.ModelProperties.Server;
import com.onelastai.starter.problem.ApiException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Requests to model servers. */
@ExtendWith(OutputCaptureExtension.class)
class RequestTest {

  private static final String KEY = "sk-secret-of-this-test";

  @RegisterExtension static final WireMockExtension SERVER = Models.wireMock();

  @BeforeEach
  void answers() {
    SERVER.stubFor(post(Models.COMPLETIONS).willReturn(Models.answer("Yes")));
    lists("tiny");
  }

  @Test
  void asksForAStreamWithUsageAndALimit() {
    ask(server("", "tiny"));
    SERVER.verify(
        postRequestedFor(urlEqualTo(Models.COMPLETIONS))
            .withHeader("Authorization", absent())
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(
                equalToJson(
                    """
                    {"model": "tiny", "stream": true, "stream_options": {"include_usage": true},
                     "max_tokens": 64,
                     "messages": [{"role": "system", "content": "You are terse."},
                                  {"role": "user", "content": "Hello?"}]}
                    """)));
  }

  @Test
  void limitCanBeSentByItsNewerName() {
    ask(new Server(SERVER.baseUrl() + "/v1", "", "tiny", 4096, 0.5, "", true));
    SERVER.verify(
        postRequestedFor(urlEqualTo(Models.COMPLETIONS))
            .withRequestBody(matchingJsonPath("$.max_completion_tokens", equalTo("64")))
            .withRequestBody(matchingJsonPath("$.temperature", equalTo("0.5")))
            .withRequestBody(matchingJsonPath("$.max_tokens", absent())));
  }

  @Test
  void serviceTierIsSentWhereOneIsSet() {
    ask(new Server(SERVER.baseUrl() + "/v1", "", "tiny", 4096, null, "flex", false));
    SERVER.verify(
        postRequestedFor(urlEqualTo(Models.COMPLETIONS))
            .withRequestBody(matchingJsonPath("$.service_tier", equalTo("flex"))));
  }

  @Test
  void firstListedModelIsUsedWithoutAConfiguredName() {
    try (Models models = Models.of(server("", ""))) {
      models.ask();
      models.ask();
      SERVER.verify(1, getRequestedFor(urlEqualTo("/v1/models")));
      asked("tiny", 2);
    }
  }

  @Test
  void listIsReadAgainAfterAFailure() {
    try (Models models = Models.of(server("", ""))) {
      models.ask();
      SERVER.stubFor(post(Models.COMPLETIONS).willReturn(aResponse().withStatus(404)));
      models.refuses(503, "model_unavailable");
      answers();
      lists("other");
      models.ask();
      asked("other", 1);
    }
  }

  @Test
  void serverWithoutModelsIsUnavailable() {
    SERVER.stubFor(get("/v1/models").willReturn(okJson("{\"object\":\"list\",\"data\":null}")));
    try (Models models = Models.of(server("", ""))) {
      models.refuses(503, "model_unavailable");
    }
  }

  @Test
  void keyIsSentAndNeverShown(CapturedOutput output) {
    ask(server(" " + KEY + "\n", "tiny"));
    SERVER.verify(
        postRequestedFor(urlEqualTo(Models.COMPLETIONS))
            .withHeader("Authorization", equalTo("Bearer " + KEY)));
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(401)
                    .withBody("{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}")));
    StringWriter trace = new StringWriter();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> ask(server(KEY, "tiny")))
        .satisfies(refused -> refused.printStackTrace(new PrintWriter(trace)));
    assertThat(trace + output.getAll()).contains("Incorrect API key: ***").doesNotContain(KEY);
    assertThat(server(KEY, "tiny").toString()).doesNotContain(KEY);
  }

  @Test
  void keyWithInvalidCharactersIsRefusedWithoutBeingShown() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Models.of(server("sk-a\nb", "")))
        .withMessageNotContaining("sk-a");
  }

  private static void asked(String model, int times) {
    SERVER.verify(
        times,
        postRequestedFor(urlEqualTo(Models.COMPLETIONS))
            .withRequestBody(matchingJsonPath("$.model", equalTo(model))));
  }

  private static void lists(String model) {
    SERVER.stubFor(
        get("/v1/models")
            .willReturn(
                okJson(
                    "{\"object\":\"list\",\"data\":[{\"id\":\"" + model + "\"},{\"id\":\"b\"}]}")));
  }

  private static Server server(String key, String name) {
    return new Server(SERVER.baseUrl() + "/v1", key, name, 4096, null, "", false);
  }

  private static void ask(Server server) {
    try (Models models = Models.of(server)) {
      assertThat(models.ask().text()).isEqualTo("Yes");
    }
  }
}
