package com.onelastai.model;

import com.onelastai.model.CompletionChunk.Choice;
import com.onelastai.model.CompletionChunk.Delta;
import com.onelastai.model.CompletionChunk.Usage;
import com.onelastai.model.EventStreamReader.Line;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.ModelAnswer.Piece.Kind;
import com.onelastai.model.Requests.Wire;
import com.onelastai.model.ServerErrorException.ServerError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;

/** Reads the pieces of a completion, its model, its usage and its end. */
final class CompletionStream {

  private static final ObjectReader CHUNK = Wire.JSON.readerFor(CompletionChunk.class);
  private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

  private final EventStreamReader lines;
  private final Deque<Piece> ready = new ArrayDeque<>();
  private final WholeCharacters content = new WholeCharacters();
  private final WholeCharacters thoughts = new WholeCharacters();
  private final ReasoningTags tags = new ReasoningTags(ready::add);

  /** Lines of a chunk that is not complete yet. */
  private final ByteArrayOutputStream partial = new ByteArrayOutputStream();

  private @Nullable JacksonException unreadable;
  private String model;
  private @Nullable Usage usage;
  private @Nullable FinishReason finishReason;
  private boolean refused;
  private boolean closed;

  /**
   * @param asked the requested model, until the server reports its own name
   */
  CompletionStream(InputStream body, String asked) {
    this.lines = new EventStreamReader(body);
    this.model = asked;
  }

  String model() {
    return model;
  }

  /** Null until the server has sent it. */
  @Nullable Usage usage() {
    return usage;
  }

  /** Null until the text is complete; the usage may follow. */
  @Nullable FinishReason finishReason() {
    return finishReason;
  }

  /**
   * @return null at the end of a complete text
   */
  @Nullable Piece next() throws IOException {
    while (ready.isEmpty() && !closed) {
      Line line = lines.next();
      if (line == null) {
        close();
      } else {
        read(line);
      }
    }
    if (ready.isEmpty() && finishReason == null) {
      throw new IOException("closed its stream before the answer was complete");
    }
    return ready.poll();
  }

  /** Lets the connection be reused. */
  void readToEnd() throws IOException {
    while (lines.next() != null) {
      // Nothing of interest follows.
    }
  }

  private void read(Line line) throws IOException {
    switch (line.kind()) {
      case COMMENT -> ready.add(Piece.ALIVE);
      case END -> requireWhole();
      case DATA -> readData(line.data());
      case DOCUMENT -> {
        readData(line.data());
        requireWhole();
        finish("");
      }
    }
  }

  private void readData(byte[] data) throws IOException {
    if (partial.size() == 0 && Arrays.equals(data, DONE)) {
      finish("");
      close();
      return;
    }
    CompletionChunk chunk = parse(data);
    if (chunk != null) {
      read(chunk);
    }
  }

  private void read(CompletionChunk chunk) throws IOException {
    ServerError error = chunk.serverError();
    if (error != null) {
      throw new ServerErrorException(error.status(), error, null);
    }
    if (StringUtils.hasText(chunk.model())) {
      model = chunk.model();
    }
    if (chunk.usage() != null) {
      usage = chunk.usage();
    }
    Choice choice = chunk.choice();
    if (choice != null) {
      read(choice);
    }
    if (ready.isEmpty()) {
      ready.add(Piece.ALIVE);
    }
  }

  private void read(Choice choice) {
    Delta delta = choice.content();
    if (delta != null) {
      reason(thoughts.add(delta.thoughts()));
      tags.add(content.add(delta.text()));
      if (StringUtils.hasText(delta.refusal())) {
        refused = true;
        tags.add(content.add(delta.refusal()));
      }
    }
    if (StringUtils.hasText(choice.finishReason())) {
      finish(choice.finishReason());
    }
  }

  private void reason(String piece) {
    if (!piece.isEmpty()) {
      ready.add(new Piece(Kind.REASONING, piece));
    }
  }

  private void finish(String reason) {
    flush();
    if (finishReason == null) {
      finishReason = refused ? FinishReason.REFUSAL : FinishReason.of(reason);
    }
  }

  private void close() {
    flush();
    closed = true;
  }

  private void flush() {
    reason(thoughts.end());
    tags.add(content.end());
    tags.end();
  }

  /**
   * @return null until the rest of the chunk arrives
   */
  private @Nullable CompletionChunk parse(byte[] data) throws IOException {
    partial.writeBytes(data);
    if (partial.size() > EventStreamReader.LONGEST_DOCUMENT) {
      throw new IOException("sent a chunk that is too long");
    }
    try {
      CompletionChunk chunk = CHUNK.readValue(partial.toByteArray());
      partial.reset();
      unreadable = null;
      return chunk;
    } catch (JacksonException incomplete) {
      partial.write('\n');
      unreadable = incomplete;
      return null;
    }
  }

  private void requireWhole() throws IOException {
    if (unreadable != null) {
      throw new IOException("sent something that is not a chunk of a completion", unreadable);
    }
  }
}
