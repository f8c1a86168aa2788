package com.onelastai.model;

import com.onelastai.model.ChatModel.PromptTooLongException;
import com.onelastai.model.Exchange.Exchanges;
import com.onelastai.model.OpenAiServer.RefusalException.Reason;
import com.onelastai.model.Requests.CompletionRequest;
import com.onelastai.model.ServerErrorException.ServerError;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A server that speaks OpenAI's chat completions. */
final class OpenAiServer {

  private static final Logger log = LoggerFactory.getLogger(OpenAiServer.class);
  private static final int LONGEST_BODY = 256 * 1024;

  private final ModelProperties.Server settings;
  private final ModelProperties limits;
  private final Exchanges exchanges;
  private final Requests requests;
  private final ModelMetrics metrics;
  private final Availability availability = new Availability(System::nanoTime);
  private final ModelName name;

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
    this.name = new ModelName(settings.name());
  }

  /** Whether it should be asked before servers that failed recently. */
  boolean isAvailable() {
    return availability.isAvailable();
  }

  /**
   * Returns with the first piece of reasoning or text, after some signs of life, or when cancelled.
   *
   * @param end the {@link System#nanoTime} at which the answer must be complete
   * @throws PromptTooLongException if the server says so
   */
  ModelAnswer open(Prompt prompt, Cancellation cancellation, long end) throws RefusalException {
    long asked = System.nanoTime();
    Exchange exchange = exchanges.begin(cancellation, end);
    exchange.limit(limits.firstTokenTimeout());
    try {
      StreamedAnswer answer = begin(prompt, exchange);
      availability.succeeded();
      metrics.began(Duration.ofNanos(System.nanoTime() - asked));
      return answer;
    } catch (ServerErrorException error) {
      exchange.close();
      throw refusal(error);
    } catch (IOException failure) {
      exchange.close();
      if (exchange.aborted() == Exchange.Abort.BY_CALLER) {
        metrics.ended("cancelled");
        return new EmptyAnswer(settings.name());
      }
      throw exchange.aborted() == Exchange.Abort.BY_TIMEOUT
          ? refusal(Reason.TIMEOUT, failure)
          : refusal(Reason.AWAY, failure);
    }
  }

  /** Called when an answer failed in the middle; the server is skipped for a while. */
  void failed(IOException failure) {
    name.reset();
    availability.failed();
    log.warn("Model server {} broke an answer off: {}", requests.host(), describe(failure));
  }

  private StreamedAnswer begin(Prompt prompt, Exchange exchange) throws IOException {
    String model = name.get(() -> body(send(exchange, requests.models())));
    HttpResponse<InputStream> response =
        send(exchange, requests.completion(CompletionRequest.of(prompt, model, settings)));
    StreamedAnswer answer =
        new StreamedAnswer(
            this,
            exchange,
            new CompletionStream(response.body(), model),
            limits.idleTimeout(),
            metrics);
    answer.awaitFirst(limits.firstTokenTimeout());
    return answer;
  }

  private static HttpResponse<InputStream> send(Exchange exchange, HttpRequest request)
      throws IOException {
    HttpResponse<InputStream> response = exchange.send(request);
    if (response.statusCode() != HttpStatus.OK.value()) {
      throw new ServerErrorException(
          response.statusCode(),
          ServerError.parse(body(response)),
          response.headers().firstValue(HttpHeaders.RETRY_AFTER).orElse(null));
    }
    return response;
  }

  private static String body(HttpResponse<InputStream> response) throws IOException {
    return new String(response.body().readNBytes(LONGEST_BODY), StandardCharsets.UTF_8);
  }

  private RefusalException refusal(ServerErrorException failure) {
    ServerError error = failure.error();
    if (error.isPromptTooLong()) {
      availability.succeeded();
      metrics.ended("too_long");
      throw new PromptTooLongException(describe(failure));
    }
    if (failure.status() == HttpStatus.TOO_MANY_REQUESTS.value() && !error.isQuota()) {
      availability.succeeded();
      metrics.ended(Reason.BUSY);
      return new RefusalException(Reason.BUSY, describe(failure), failure.pause(), failure);
    }
    return failure.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()
        ? refusal(Reason.AWAY, failure)
        : refusal(Reason.REFUSED, failure);
  }

  private RefusalException refusal(Reason reason, IOException cause) {
    String detail = reason == Reason.TIMEOUT ? "did not begin in time" : describe(cause);
    name.reset();
    boolean firstFailure = availability.failed();
    if (reason == Reason.REFUSED) {
      log.error("Model server {} refuses to answer: {}", requests.host(), detail);
    } else if (firstFailure) {
      log.warn("Model server {} does not answer: {}", requests.host(), detail);
    }
    metrics.ended(reason);
    return new RefusalException(reason, requests.host() + ": " + detail, Duration.ZERO, cause);
  }

  private String describe(IOException failure) {
    return failure instanceof ServerErrorException error
        ? error.status() + " " + error.error().shown(settings.key())
        : failure.toString();
  }

  /** An answer that was cancelled before it began. */
  private record EmptyAnswer(String model) implements ModelAnswer {

    @Override
    public @Nullable Piece next() {
      return null;
    }

    @Override
    public @Nullable FinishReason finishReason() {
      return null;
    }

    @Override
    public ModelAnswer.Usage usage() {
      return new ModelAnswer.Usage(null, 0, null);
    }

    @Override
    public void close() {
      // The exchange is already closed.
    }
  }

  /** A server did not begin an answer. */
  static final class RefusalException extends Exception {

    /** The reasons, also the values of a metric's tag. */
    enum Reason {
      AWAY,
      BUSY,
      TIMEOUT,
      /** The request must change: another key, model name or field. */
      REFUSED
    }

    private final Reason reason;
    private final Duration pause;

    /**
     * @param pause after which it may be asked again
     */
    RefusalException(Reason reason, String message, Duration pause, Throwable cause) {
      super(message, cause);
      this.reason = reason;
      this.pause = pause;
    }

    Reason reason() {
      return reason;
    }

    Duration pause() {
      return pause;
    }
  }
}
