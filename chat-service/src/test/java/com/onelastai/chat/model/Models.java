package com.onelastai.chat.model;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.onelastai.chat.model.ModelProperties.Server;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The service's model with the servers and timeouts of a test. */
final class Models implements AutoCloseable {

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

  static Server server(String url) {
    return new Server(url, "", "tiny", 4096, null, false);
  }

  ModelAnswer open() {
    return model.open(HELLO, new Cancellation());
  }

  /** Reads an answer to its end. */
  ReadAnswer ask() {
    try (ModelAnswer answer = open()) {
      List<String> pieces = new ArrayList<>();
      for (String piece = answer.next(); piece != null; piece = answer.next()) {
        pieces.add(piece);
      }
      return new ReadAnswer(pieces, answer.model(), answer.usage());
    }
  }

  record ReadAnswer(List<String> pieces, String model, ModelAnswer.Usage usage) {

    String text() {
      return String.join("", pieces);
    }
  }

  double answers(String outcome) {
    return meters.find("chat.model.answers").tag("outcome", outcome).counters().stream()
        .mapToDouble(counter -> counter.count())
        .sum();
  }

  @Override
  public void close() {
    model.close();
  }
}
