package com.onelastai.chat.model;

import com.onelastai.chat.model.CompletionChunk.Choice;
import com.onelastai.chat.model.CompletionChunk.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads an answer from its stream, piece by piece on the thread that wants them. */
final class StreamedAnswer implements ModelAnswer {

  private static final ObjectReader CHUNK = Wire.JSON.readerFor(CompletionChunk.class);
  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};
  private static final Duration LAST_BYTES = Duration.ofMillis(100);

  private final OpenAiServer server;
  private final Exchange exchange;
  private final EventStream events;
  private final Duration idleTimeout;
  private final ModelMetrics metrics;
  private String model;
  private @Nullable String first;
  private @Nullable Usage usage;
  private int pieces;
  private boolean finished;
  private boolean ended;
  private boolean closed;
  private String outcome = "cancelled";

  /**
   * @param asked the model's name until the server says its own
   */
  StreamedAnswer(
      OpenAiServer server,
      Exchange exchange,
      InputStream body,
      String asked,
      Duration idleTimeout,
      ModelMetrics metrics) {
    this.server = server;
    this.exchange = exchange;
    this.events = new EventStream(body);
    this.model = asked;
    this.idleTimeout = idleTimeout;
    this.metrics = metrics;
  }

  /** Reads ahead, so that {@link #next} has the first piece at once. */
  void awaitFirst() throws IOException {
    first = read();
    exchange.noLimit();
  }

  @Override
  public String model() {
    return model;
  }

  @Override
  public @Nullable String next() {
    if (ended || exchange.broken() == Exchange.Broken.BY_CALLER) {
      return null;
    }
    if (first != null) {
      String piece = first;
      first = null;
      pieces++;
      return piece;
    }
    exchange.limit(idleTimeout);
    try {
      String piece = read();
      exchange.noLimit();
      if (piece != null) {
        pieces++;
      }
      return piece;
    } catch (IOException failure) {
      return onFailure(failure);
    }
  }

  @Override
  public ModelUsage usage() {
    Integer counted = usage == null ? null : usage.completionTokens();
    return new ModelUsage(
        usage == null ? null : usage.promptTokens(), counted == null ? pieces : counted);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (ended && finished) {
      outcome = "complete";
      readToEnd();
    }
    exchange.close();
    metrics.ended(outcome);
    metrics.tokens(usage());
  }

  /**
   * @return null when there is no more; then it is whole
   */
  private @Nullable String read() throws IOException {
    for (byte[] data = events.next(); data != null; data = events.next()) {
      if (Arrays.equals(data, DONE)) {
        break;
      }
      String piece = piece(parse(data));
      if (piece != null) {
        return piece;
      }
    }
    if (!finished) {
      throw new IOException("closed its stream before the answer was whole");
    }
    ended = true;
    return null;
  }

  private @Nullable String piece(CompletionChunk chunk) throws IOException {
    if (chunk.error() != null && !chunk.error().isNull()) {
      ServerError error = ServerError.of(chunk.error());
      throw new ServerErrorException(error.status(), error, null);
    }
    if (StringUtils.hasText(chunk.model())) {
      model = chunk.model();
    }
    if (chunk.usage() != null) {
      usage = chunk.usage();
    }
    Choice choice = chunk.choice();
    if (choice == null) {
      return null;
    }
    finished |= choice.finishReason() != null;
    String text = choice.delta() == null ? null : choice.delta().content();
    return StringUtils.hasLength(text) ? text : null;
  }

  private static CompletionChunk parse(byte[] data) throws IOException {
    try {
      return CHUNK.readValue(data);
    } catch (JacksonException unreadable) {
      throw new IOException("sent what is no chunk of a completion", unreadable);
    }
  }

  private @Nullable String onFailure(IOException failure) {
    ended = true;
    Exchange.Broken broken = exchange.broken();
    if (finished || broken == Exchange.Broken.BY_CALLER) {
      return null;
    }
    boolean late = broken == Exchange.Broken.BY_TIME;
    outcome = late ? "timeout" : "failed";
    server.failed(late ? new IOException("fell silent", failure) : failure);
    throw late
        ? new ModelFailedException("model_timeout", "The model took too long.", failure)
        : new ModelFailedException("model_failed", "The model's server broke off.", failure);
  }

  /** So that the connection serves again. */
  private void readToEnd() {
    exchange.limit(LAST_BYTES);
    try {
      while (events.next() != null) {
        // Nothing of interest follows.
      }
    } catch (IOException left) {
      // Then the next request opens another.
    }
  }
}
