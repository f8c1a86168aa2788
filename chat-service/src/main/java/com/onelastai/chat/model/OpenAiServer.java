package com.onelastai.chat.model;

import com.onelastai.chat.model.RefusalException.Reason;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;

/** One of the model's servers. */
final class OpenAiServer {

  private static final Logger log = LoggerFactory.getLogger(OpenAiServer.class);
  private static final int LONGEST_BODY = 256 * 1024;
  private static final long SHORTEST_PAUSE = 1;
  private static final long USUAL_PAUSE = 2;
  private static final long LONGEST_PAUSE = 30;

  private final ModelProperties.Server settings;
  private final ModelProperties limits;
  private final Exchanges exchanges;
  private final Requests requests;
  private final ModelMetrics metrics;
  private final Availability availability = new Availability(System::nanoTime);
  private volatile @Nullable String listed;

  private record Models(List<Model> data) {

    record Model(String id) {}
  }

  OpenAiServer(
      ModelProperties.Server settings,
      ModelProperties limits,
      Exchanges exchanges,
      MeterRegistry meters) {
    this.settings = settings;
    this.limits = limits;
    this.exchanges = exchanges;
    this.requests = new Requests(settings);
    this.metrics = new ModelMetrics(meters, requests.host());
  }

  /** Whether it is to be asked before those that failed lately. */
  boolean expected() {
    return availability.expected();
  }

  /**
   * Returns when the first piece is there, or when it was cancelled.
   *
   * @param end the {@link System#nanoTime} at which the answer must be whole
   * @throws PromptTooLongException if the server says so
   */
  ModelAnswer open(Prompt prompt, Cancellation cancellation, long end) throws RefusalException {
    long asked = System.nanoTime();
    Exchange exchange = exchanges.begin(cancellation, end);
    exchange.limit(limits.firstTokenTimeout());
    try {
      StreamedAnswer answer = begin(prompt, exchange);
      availability.answered();
      metrics.began(Duration.ofNanos(System.nanoTime() - asked));
      return answer;
    } catch (ServerErrorException error) {
      exchange.close();
      throw refusal(error);
    } catch (IOException failure) {
      exchange.close();
      if (exchange.broken() == Exchange.Broken.BY_CALLER) {
        metrics.ended("cancelled");
        return new EmptyAnswer(settings.name());
      }
      throw exchange.broken() == Exchange.Broken.BY_TIME
          ? refusal(Reason.TIMEOUT, failure)
          : refusal(Reason.AWAY, failure);
    }
  }

  /** It broke an answer off, so it is not to be relied on for a moment. */
  void failed(IOException failure) {
    listed = null;
    availability.failed();
    log.warn("Model server {} broke an answer off: {}", requests.host(), describe(failure));
  }

  private StreamedAnswer begin(Prompt prompt, Exchange exchange) throws IOException {
    String model = modelName(exchange);
    HttpResponse<InputStream> response =
        exchange.send(requests.completion(CompletionRequest.of(prompt, model, settings)));
    check(response);
    StreamedAnswer answer =
        new StreamedAnswer(this, exchange, response.body(), model, limits.idleTimeout(), metrics);
    answer.awaitFirst();
    return answer;
  }

  private String modelName(Exchange exchange) throws IOException {
    if (!settings.name().isEmpty()) {
      return settings.name();
    }
    String known = listed;
    if (known != null) {
      return known;
    }
    HttpResponse<InputStream> response = exchange.send(requests.models());
    check(response);
    String found = first(body(response));
    listed = found;
    return found;
  }

  private static String first(String models) throws IOException {
    try {
      List<Models.Model> data = Wire.JSON.readValue(models, Models.class).data();
      if (data != null && !data.isEmpty()) {
        return data.getFirst().id();
      }
    } catch (JacksonException unreadable) {
      throw new IOException("lists its models in no known form", unreadable);
    }
    throw new ServerErrorException(
        HttpStatus.NOT_FOUND.value(), new ServerError("It lists no model", "", ""), null);
  }

  private static void check(HttpResponse<InputStream> response) throws IOException {
    if (response.statusCode() != HttpStatus.OK.value()) {
      throw new ServerErrorException(
          response.statusCode(),
          ServerError.parse(body(response)),
          response.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null));
    }
  }

  private static String body(HttpResponse<InputStream> response) throws IOException {
    return new String(response.body().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
  }

  private RefusalException refusal(ServerErrorException failure) {
    ServerError error = failure.error();
    if (error.isPromptTooLong()) {
      availability.answered();
      metrics.ended("too_long");
      throw new PromptTooLongException(describe(failure));
    }
    if (failure.status() == HttpStatus.TOO_MANY_REQUESTS.value() && !error.isQuota()) {
      availability.answered();
      metrics.ended(Reason.BUSY);
      return RefusalException.busy(describe(failure), pause(failure.retryAfter()));
    }
    return failure.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
        ? refusal(Reason.AWAY, failure)
        : refusal(Reason.REFUSED, failure);
  }

  private RefusalException refusal(Reason reason, IOException cause) {
    String what = reason == Reason.TIMEOUT ? "did not begin in time" : describe(cause);
    listed = null;
    boolean news = availability.failed();
    if (reason == Reason.REFUSED) {
      log.error("Model server {} refuses to answer: {}", requests.host(), what);
    } else if (news) {
      log.warn("Model server {} does not answer: {}", requests.host(), what);
    }
    metrics.ended(reason);
    return new RefusalException(reason, requests.host() + ": " + what, cause);
  }

  private String describe(IOException failure) {
    return failure instanceof ServerErrorException said
        ? said.status() + " " + said.error().shown(settings.key())
        : failure.toString();
  }

  /** In seconds; a date, which the header may hold too, is not worth its reading here. */
  private static Duration pause(@Nullable String retryAfter) {
    long seconds = USUAL_PAUSE;
    if (retryAfter != null) {
      try {
        seconds = (long) Math.ceil(Double.parseDouble(retryAfter));
      } catch (NumberFormatException date) {
        seconds = LONGEST_PAUSE;
      }
    }
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_PAUSE, LONGEST_PAUSE));
  }
}
