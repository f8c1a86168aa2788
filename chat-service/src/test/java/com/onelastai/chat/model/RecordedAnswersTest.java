package com.onelastai.chat.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
    "openai, gpt-4o-mini-2024-07-18",
    "ollama, llama3.2",
    "vllm, Qwen/Qwen3-0.6B",
    "llama-cpp, SmolLM2-135M-Instruct",
    "odd, odd-1"
  })
  void isReadWithModelAndUsage(String recorded, String model) throws IOException {
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
                  List.of("Hello", " there."), model, new ModelAnswer.Usage(18, 3)));
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
