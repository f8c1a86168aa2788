package com.onelastai.chat.model;

import com.onelastai.chat.model.CompletionStream.CompletionChunk.Choice;
import com.onelastai.chat.model.CompletionStream.CompletionChunk.Usage;
import com.onelastai.chat.model.Requests.Wire;
import com.onelastai.chat.model.ServerErrorException.ServerError;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;

/** Reads the text of a streamed completion, its model and its usage. */
final class CompletionStream {

  private static final ObjectReader CHUNK = Wire.JSON.readerFor(CompletionChunk.class);
  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

  private final EventStreamReader events;
  private String model;
  private @Nullable Usage usage;
  private boolean finished;

  /**
   * @param asked the requested model, until the server reports its own name
   */
  CompletionStream(InputStream body, String asked) {
    this.events = new EventStreamReader(body);
    this.model = asked;
  }

  String model() {
    return model;
  }

  /** Null until the server has sent it. */
  @Nullable Usage usage() {
    return usage;
  }

  /** Whether the text is complete; the usage may follow. */
  boolean finished() {
    return finished;
  }

  /**
   * @return null at the end of a complete text
   */
  @Nullable String next() throws IOException {
    for (byte[] data = events.next(); data != null; data = events.next()) {
      if (Arrays.equals(data, DONE)) {
        break;
      }
      String piece = read(parse(data));
      if (piece != null) {
        return piece;
      }
    }
    if (!finished) {
      throw new IOException("closed its stream before the answer was complete");
    }
    return null;
  }

  /** Lets the connection be reused. */
  void readToEnd() throws IOException {
    while (events.next() != null) {
      // Nothing of interest follows.
    }
  }

  private @Nullable String read(CompletionChunk chunk) throws IOException {
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
      throw new IOException("sent something that is not a chunk of a completion", unreadable);
    }
  }

  /** A chunk of a streamed completion: the fields that are used here. All are optional. */
  record CompletionChunk(
      @Nullable String model,
      @Nullable List<Choice> choices,
      @Nullable Usage usage,
      @Nullable JsonNode error) {

    record Choice(@Nullable Delta delta, @Nullable String finishReason) {}

    record Delta(@Nullable String content) {}

    record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

    /** Null in chunks without a choice, such as that with the usage. */
    @Nullable Choice choice() {
      return choices == null || choices.isEmpty() ? null : choices.getFirst();
    }
  }
}
