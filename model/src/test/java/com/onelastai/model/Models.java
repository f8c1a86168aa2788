package com.onelastai.model;

import static com.github.tomakehurst.wiremock.client.WireMock.okForContentType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.ModelProperties.Server;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The service's model with the servers and timeouts of a test. */
final class Models implements AutoCloseable {

  static final String COMPLETIONS = "/v1/chat/completions";
  static final Prompt HELLO =
      new Prompt(
          List.of(
              new Prompt.Message("system", "You are terse."), new Prompt.Message("user", "Hello?")),
          64);
  static final Duration LONG = Duration.ofSeconds(30);

  /** Timeout of a test in seconds; far longer than needed, and shorter than {@link #LONG}. */
  static final int STUCK = 15;

  final MeterRegistry meters = new SimpleMeterRegistry();
  final FallbackChatModel model;

  Models(Duration firstToken, Duration idle, Duration answer, Server... servers) {
    ModelProperties properties =
        new ModelProperties(List.of(servers), Duration.ofSeconds(1), firstToken, idle, answer);
    model = new FallbackChatModel(properties, meters);
  }

  static Models of(Server... servers) {
    return new Models(LONG, LONG, LONG, servers);
  }

  static WireMockExtension wireMock() {
    return WireMockExtension.newInstance()
        .options(WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort())
        .build();
  }

  /** A complete stream of one piece. */
  static ResponseDefinitionBuilder answer(String text) {
    return okForContentType(
        "text/event-stream",
        """
        data: {"choices":[{"delta":{"content":"%s"},"finish_reason":"stop"}]}

        data: [DONE]

        """
            .formatted(text));
  }

  static Server server(String url) {
    return new Server(url, "", "tiny", 4096, null, "", false);
  }

  /** The question is refused with this status and code. */
  ApiException refuses(int status, String code) {
    ApiException refused = catchThrowableOfType(ApiException.class, this::open);
    assertThat(refused.status().value()).isEqualTo(status);
    assertThat(refused.code()).isEqualTo(code);
    return refused;
  }

  /** The answer breaks off with this code. */
  static void breaksOff(ModelAnswer answer, int status, String code) {
    assertThatExceptionOfType(ModelFailedException.class)
        .isThrownBy(() -> next(answer))
        .returns(status, failed -> failed.status().value())
        .returns(code, ModelFailedException::code);
  }

  /** Opens an answer that begins with this piece. */
  ModelAnswer open(String first) {
    ModelAnswer answer = open();
    assertThat(next(answer)).isEqualTo(first);
    return answer;
  }

  ModelAnswer open() {
    return model.open(HELLO, new Cancellation());
  }

  /** The next piece of the text; null at the end. */
  static @Nullable String next(ModelAnswer answer) {
    for (Piece piece = answer.next(); piece != null; piece = answer.next()) {
      if (piece.kind() == Piece.Kind.TEXT) {
        return piece.text();
      }
    }
    return null;
  }

  /** Reads an answer to its end. */
  ReadAnswer ask() {
    try (ModelAnswer answer = open()) {
      List<String> pieces = new ArrayList<>();
      StringBuilder reasoning = new StringBuilder();
      for (Piece piece = answer.next(); piece != null; piece = answer.next()) {
        switch (piece.kind()) {
          case TEXT -> pieces.add(piece.text());
          case REASONING -> reasoning.append(piece.text());
          case ALIVE -> {}
        }
      }
      return new ReadAnswer(
          pieces, reasoning.toString(), answer.model(), answer.usage(), answer.finishReason());
    }
  }

  record ReadAnswer(
      List<String> pieces,
      String reasoning,
      String model,
      ModelAnswer.Usage usage,
      @Nullable FinishReason finishReason) {

    String text() {
      return String.join("", pieces);
    }
  }

  double answers(String outcome) {
    return meters.find("model.answers").tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Override
  public void close() {
    model.close();
  }
}
