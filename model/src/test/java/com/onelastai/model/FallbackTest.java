package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.model.ModelProperties.Server;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(Models.STUCK)
class FallbackTest {

  private static final String NOBODY = "http://127.0.0.1:1/v1";

  @RegisterExtension final WireMockExtension first = Models.wireMock();
  @RegisterExtension final WireMockExtension second = Models.wireMock();

  static Stream<ResponseDefinitionBuilder> failures() {
    return Stream.of(
        aResponse().withStatus(500),
        aResponse().withStatus(503).withBody("{\"error\":{\"message\":\"Loading model\"}}"),
        aResponse().withStatus(429),
        aResponse().withStatus(401),
        aResponse().withStatus(404),
        aResponse().withFault(Fault.EMPTY_RESPONSE),
        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
        aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK),
        aResponse().withFixedDelay(60_000));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void nextServerIsAskedAfterAFailure(ResponseDefinitionBuilder failure) {
    fails(first, failure);
    answers(second, "from the second");
    try (Models models =
        new Models(Duration.ofMillis(300), Models.LONG, Models.LONG, at(first), at(second))) {
      assertThat(models.ask().text()).isEqualTo("from the second");
    }
  }

  @Test
  void failedServerIsAskedLastForAWhile() {
    fails(first, aResponse().withStatus(500));
    answers(second, "yes");
    try (Models models = Models.of(at(first), at(second))) {
      models.ask();
      models.ask();
      models.ask();
      first.verify(1, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void busyServerIsAskedFirstAgain() {
    fails(first, aResponse().withStatus(429));
    answers(second, "yes");
    try (Models models = Models.of(at(first), at(second))) {
      models.ask();
      models.ask();
      first.verify(2, anyRequestedFor(anyUrl()));
    }
  }

  @Test
  void onlyServerIsRetriedAtOnce() {
    fails(first, aResponse().withStatus(500));
    try (Models models = Models.of(at(first))) {
      models.refuses(503, "model_unavailable");
      answers(first, "back");
      assertThat(models.ask().text()).isEqualTo("back");
    }
  }

  @Test
  void shortestPauseIsReturnedWhenAllAreBusy() {
    full(first, "9");
    full(second, "4");
    try (Models models = Models.of(at(first), at(second))) {
      assertThat(models.refuses(429, "busy")).extracting("pause").isEqualTo(Duration.ofSeconds(4));
    }
  }

  @Test
  void busyServerOutweighsAnUnreachableOne() {
    full(second, "4");
    try (Models models = Models.of(Models.server(NOBODY), at(second))) {
      models.refuses(429, "busy");
    }
  }

  @Test
  void noServerMeansNoModel() {
    try (Models models = Models.of(Models.server(""))) {
      assertThat(models.model.window()).isZero();
      models.refuses(503, "model_unavailable");
    }
  }

  @Test
  void windowIsThatOfTheSmallestServer() {
    Server large = new Server(NOBODY, "", "", 128_000, null, "", false);
    Server small = new Server(NOBODY, "", "", 8_192, null, "", false);
    try (Models models = Models.of(large, small)) {
      assertThat(models.model.window()).isEqualTo(8_192);
    }
  }

  private static Server at(WireMockExtension server) {
    return Models.server(server.baseUrl() + "/v1/");
  }

  private static void full(WireMockExtension server, String retryAfter) {
    fails(server, aResponse().withStatus(429).withHeader("Retry-After", retryAfter));
  }

  private static void fails(WireMockExtension server, ResponseDefinitionBuilder response) {
    server.stubFor(any(anyUrl()).willReturn(response));
  }

  private static void answers(WireMockExtension server, String text) {
    server.stubFor(post(Models.COMPLETIONS).willReturn(Models.answer(text)));
  }
}
