package com.onelastai.model;

import com.onelastai.model.Exchange.Exchanges;
import com.onelastai.model.OpenAiServer.RefusalException;
import com.onelastai.model.OpenAiServer.RefusalException.Reason;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Asks the configured servers in order; those that failed recently come last. */
class FallbackChatModel implements ChatModel, AutoCloseable {

  private final Exchanges exchanges;
  private final List<OpenAiServer> servers;
  private final int window;
  private final Duration answerTimeout;

  FallbackChatModel(ModelProperties properties, MeterRegistry meters) {
    this.exchanges = new Exchanges(properties.connectTimeout());
    this.servers =
        properties.servers().stream()
            .map(server -> new OpenAiServer(server, properties, exchanges, meters))
            .toList();
    // The smallest window: any of the servers may answer.
    this.window =
        properties.servers().stream().mapToInt(ModelProperties.Server::window).min().orElse(0);
    this.answerTimeout = properties.answerTimeout();
  }

  @Override
  public int window() {
    return window;
  }

  @Override
  public ModelAnswer open(Prompt prompt, Cancellation cancellation) {
    long end = System.nanoTime() + answerTimeout.toNanos();
    List<RefusalException> refusals = new ArrayList<>();
    for (OpenAiServer server : availableFirst()) {
      try {
        return server.open(prompt, cancellation, end);
      } catch (RefusalException refusal) {
        refusals.add(refusal);
      }
    }
    throw problem(refusals);
  }

  private List<OpenAiServer> availableFirst() {
    List<OpenAiServer> expected = servers.stream().filter(OpenAiServer::isAvailable).toList();
    return Stream.concat(
            expected.stream(), servers.stream().filter(server -> !expected.contains(server)))
        .toList();
  }

  private static ApiException problem(List<RefusalException> refusals) {
    @Nullable Throwable last = refusals.isEmpty() ? null : refusals.getLast();
    List<Duration> pauses =
        refusals.stream()
            .filter(refusal -> refusal.reason() == Reason.BUSY)
            .map(RefusalException::pause)
            .sorted()
            .toList();
    if (!pauses.isEmpty()) {
      return new ApiException(
              HttpStatus.TOO_MANY_REQUESTS, "busy", "The language model is busy right now.", last)
          .retryAfter(pauses.getFirst());
    }
    if (refusals.stream().anyMatch(refusal -> refusal.reason() == Reason.TIMEOUT)) {
      return new ApiException(
          HttpStatus.GATEWAY_TIMEOUT,
          "model_timeout",
          "The language model did not start to answer in time.",
          last);
    }
    return new ApiException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "model_unavailable",
        "No language model can be reached right now. The operator of this service sets MODEL_URL,"
            + " and MODEL_API_KEY and MODEL_NAME if needed, to a server with OpenAI's chat"
            + " completions.",
        last);
  }

  @Override
  public void close() {
    exchanges.close();
  }
}
