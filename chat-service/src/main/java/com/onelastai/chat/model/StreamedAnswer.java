package com.onelastai.chat.model;

import com.onelastai.chat.model.CompletionStream.CompletionChunk;
import com.onelastai.chat.model.ModelAnswer.ModelFailedException;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An answer that is read from a server's stream, on the caller's thread. */
final class StreamedAnswer implements ModelAnswer {

  private static final Duration LAST_BYTES = Duration.ofMillis(250);

  private final OpenAiServer server;
  private final Exchange exchange;
  private final CompletionStream completion;
  private final Duration idleTimeout;
  private final ModelMetrics metrics;
  private @Nullable String first;
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

  /** Reads ahead the first piece for {@link #next}. */
  void awaitFirst() throws IOException {
    first = completion.next();
    ended = first == null;
    exchange.noLimit();
  }

  @Override
  public String model() {
    return completion.model();
  }

  @Override
  public @Nullable String next() {
    if (ended || exchange.aborted() == Exchange.Abort.BY_CALLER) {
      return null;
    }
    String piece = first == null ? await() : first;
    first = null;
    if (piece == null) {
      ended = true;
    } else {
      pieces++;
    }
    return piece;
  }

  @Override
  public ModelAnswer.Usage usage() {
    CompletionChunk.Usage reported = completion.usage();
    Integer counted = reported == null ? null : reported.completionTokens();
    return new ModelAnswer.Usage(
        reported == null ? null : reported.promptTokens(), counted == null ? pieces : counted);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (ended && completion.finished()) {
      outcome = "complete";
      releaseConnection();
    }
    exchange.close();
    metrics.ended(outcome);
    metrics.tokens(usage());
  }

  private @Nullable String await() {
    exchange.limit(idleTimeout);
    try {
      String piece = completion.next();
      exchange.noLimit();
      return piece;
    } catch (IOException failure) {
      ended = true;
      if (completion.finished() || exchange.aborted() == Exchange.Abort.BY_CALLER) {
        return null;
      }
      throw failed(failure);
    }
  }

  private ModelFailedException failed(IOException failure) {
    if (exchange.aborted() == Exchange.Abort.BY_TIMEOUT) {
      outcome = "timeout";
      server.failed(new IOException("fell silent or took too long", failure));
      return new ModelFailedException("model_timeout", "The model took too long.", failure);
    }
    outcome = "failed";
    server.failed(failure);
    return new ModelFailedException("model_failed", "The model's server broke off.", failure);
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
