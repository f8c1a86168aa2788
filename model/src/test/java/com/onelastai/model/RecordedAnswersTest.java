package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded answers of common model servers. */
class RecordedAnswersTest {

  private static final int PACKETS = 40;
  private static final int MILLIS = 80;

  @RegisterExtension static final WireMockExtension SERVER = Models.wireMock();

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4o-mini-2024-07-18, '', 0, STOP",
    "ollama, llama3.2, '', , STOP",
    "vllm, Qwen/Qwen3-0.6B, A greeting., , LENGTH",
    "llama-cpp, SmolLM2-135M-Instruct, '', , STOP",
    "odd, odd-1, '', , STOP"
  })
  void isReadWithModelUsageAndEnd(
      String recorded,
      String model,
      String reasoning,
      @Nullable Integer reasoningTokens,
      FinishReason end)
      throws IOException {
    SERVER.stubFor(
        post(Models.COMPLETIONS)
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "text/event-stream")
                    .withBody(body(recorded))
                    .withChunkedDribbleDelay(PACKETS, MILLIS)));
    try (Models models = Models.of(Models.server(SERVER.baseUrl() + "/v1"))) {
      assertThat(models.ask())
          .isEqualTo(
              new Models.ReadAnswer(
                  List.of("Hello", " there."),
                  reasoning,
                  model,
                  new ModelAnswer.Usage(18, 3, reasoningTokens),
                  end));
      assertThat(models.answers("complete")).isOne();
    }
  }

  private static String body(String recorded) throws IOException {
    try (var file = RecordedAnswersTest.class.getResourceAsStream("/model/" + recorded + ".sse")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
