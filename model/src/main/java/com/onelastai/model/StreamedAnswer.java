package com.onelastai.model;

import com.onelastai.model.ModelAnswer.ModelFailedException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer that is read from a server's stream, on the caller's thread. */
final class StreamedAnswer implements ModelAnswer {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration LAST_BYTES = Duration.ofMillis(250);

  private final OpenAiServer server;
  private final Exchange exchange;
  private final CompletionStream completion;
  private final Duration idleTimeout;
  private final ModelMetrics metrics;
  private @Nullable Piece first;
  private int pieces;
  private boolean ended;
  private boolean closed;
  private String outcome = "cancelled";

  StreamedAnswer(
      OpenAiServer server,
      Exchange exchange,
      CompletionStream completion,
      Duration idleTimeout,
      ModelMetrics metrics) {
    this.server = server;
    this.exchange = exchange;
    this.completion = completion;
    this.idleTimeout = idleTimeout;
    this.metrics = metrics;
  }

  /**
   * Reads ahead the first piece for {@link #next}. A sign of life alone begins the answer after a
   * while only, since until then another server may be asked.
   *
   * @param silence how long the server may send nothing
   */
  void awaitFirst(Duration silence) throws IOException {
    long patient = System.nanoTime() + PATIENCE.toNanos();
    do {
      exchange.limit(silence);
      first = completion.next();
    } while (first != null && first.kind() == Piece.Kind.ALIVE && System.nanoTime() - patient < 0);
    ended = first == null;
    exchange.noLimit();
  }

  @Override
  public String model() {
    return completion.model();
  }

  @Override
  public @Nullable Piece next() {
    if (ended || exchange.aborted() == Exchange.Abort.BY_CALLER) {
      return null;
    }
    Piece piece = first == null ? await() : first;
    first = null;
    if (piece == null) {
      ended = true;
    } else if (piece.kind() != Piece.Kind.ALIVE) {
      pieces++;
    }
    return piece;
  }

  @Override
  public @Nullable FinishReason finishReason() {
    return ended ? completion.finishReason() : null;
  }

  @Override
  public ModelAnswer.Usage usage() {
    CompletionChunk.Usage reported = completion.usage();
    Integer counted = reported == null ? null : reported.completionTokens();
    return new ModelAnswer.Usage(
        reported == null ? null : reported.promptTokens(),
        counted == null ? pieces : counted,
        reported == null ? null : reported.reasoningTokens());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (ended && completion.finishReason() != null) {
      outcome = "complete";
      releaseConnection();
    }
    exchange.close();
    metrics.ended(outcome);
    metrics.tokens(usage());
  }

  private @Nullable Piece await() {
    exchange.limit(idleTimeout);
    try {
      Piece piece = completion.next();
      exchange.noLimit();
      return piece;
    } catch (IOException failure) {
      ended = true;
      if (completion.finishReason() != null || exchange.aborted() == Exchange.Abort.BY_CALLER) {
        return null;
      }
      throw failed(failure);
    }
  }

  private ModelFailedException failed(IOException failure) {
    if (exchange.aborted() == Exchange.Abort.BY_TIMEOUT) {
      outcome = "timeout";
      server.failed(new IOException("fell silent or took too long", failure));
      return new ModelFailedException(
          HttpStatus.GATEWAY_TIMEOUT, "model_timeout", "The model took too long.", failure);
    }
    outcome = "failed";
    server.failed(failure);
    return new ModelFailedException(
        HttpStatus.BAD_GATEWAY, "model_failed", "The model's server broke off.", failure);
  }

  private void releaseConnection() {
    exchange.limit(LAST_BYTES);
    try {
      completion.readToEnd();
    } catch (IOException left) {
      // The next request opens a new connection.
    }
  }
}
