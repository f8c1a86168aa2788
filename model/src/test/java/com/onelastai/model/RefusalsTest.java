package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.model.ChatModel.PromptTooLongException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Error responses of model servers. */
class RefusalsTest {

  @RegisterExtension static final WireMockExtension SERVER = Models.wireMock();

  private final Models models = Models.of(Models.server(SERVER.baseUrl() + "/v1"));

  @AfterEach
  void close() {
    models.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // OpenAI
        """
        {"error":{"message":"This model's maximum context length is 128000 tokens. However, your messages resulted in 173172 tokens. Please reduce the length of the messages.","type":"invalid_request_error","param":"messages","code":"context_length_exceeded"}}
        """,
        // vLLM before and since 0.16
        """
        {"object":"error","message":"This model's maximum context length is 4096 tokens. However, you requested 6379 tokens (6029 in the messages, 350 in the completion).","type":"BadRequestError","param":null,"code":400}
        """,
        """
        {"error":{"message":"You passed 1015 input tokens and requested 10 output tokens. However, the model's context length is only 1024 tokens, resulting in a maximum input length of 1014 tokens.","type":"BadRequestError","param":"input_tokens","code":400}}
        """,
        """
        {"object":"error","message":"max_tokens must be at least 1, got -186.","type":"BadRequestError","param":null,"code":400}
        """,
        // llama.cpp
        """
        {"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","type":"exceed_context_size_error","n_prompt_tokens":14429,"n_ctx":8192}}
        """,
        // Ollama
        """
        {"error":{"message":"the input length exceeds the context length","type":"invalid_request_error","param":null,"code":null}}
        """
      })
  void tooLongPromptIsRecognized(String body) {
    answer(400, body);
    assertThatExceptionOfType(PromptTooLongException.class).isThrownBy(models::open);
  }

  @Test
  void tooLongPromptIsRecognizedInAStream() {
    answer(
        200,
        """
        data: {"error":{"code":500,"message":"too long","type":"exceed_context_size_error"}}

        """);
    assertThatExceptionOfType(PromptTooLongException.class).isThrownBy(models::open);
  }

  @ParameterizedTest
  @CsvSource({"400", "401", "403", "404", "422", "500", "502", "503", "302", "204"})
  void otherRefusalsMeanThereIsNoModel(int status) {
    answer(status, "{\"error\":{\"message\":\"no\"}}");
    assertThat(models.refuses(503, "model_unavailable")).hasMessageContaining("MODEL_URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "null", "[]", "\"no\"", "{\"error\":null}", "{\"error\":[]}"})
  void errorsMayHaveAnyForm(String body) {
    answer(500, body);
    models.refuses(503, "model_unavailable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"error\":{\"message\":\"out of memory\"}}",
        "data: {\"error\":\"out of memory\"}\n\n",
        "data: {\"error\":{\"message\":\"overloaded\",\"code\":529}}\n\n",
        "data: {\"object\":\"error\",\"message\":\"no\",\"code\":500}\n\ndata: [DONE]\n\n",
        "data: {\"choices\"\n\n",
        "data: []\n\n"
      })
  void streamThatDoesNotBeginIsNoAnswer(String body) {
    answer(200, body);
    models.refuses(503, "model_unavailable");
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 1", "0.2, 1", "3600, 30", "-5, 1", "NaN, 1", "soon, 30", "'', 2"})
  void busyServersPauseIsPassedOn(String retryAfter, int seconds) {
    ResponseDefinitionBuilder busy = aResponse().withStatus(429);
    SERVER.stubFor(
        post(Models.COMPLETIONS)
            .willReturn(retryAfter.isEmpty() ? busy : busy.withHeader("Retry-After", retryAfter)));
    assertThat(models.refuses(429, "busy"))
        .extracting("pause")
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void spentQuotaIsNotMistakenForAFullServer() {
    answer(429, "{\"error\":{\"message\":\"You exceeded\",\"code\":\"insufficient_quota\"}}");
    models.refuses(503, "model_unavailable");
  }

  private void answer(int status, String body) {
    SERVER.stubFor(
        post(Models.COMPLETIONS).willReturn(aResponse().withStatus(status).withBody(body)));
  }
}
