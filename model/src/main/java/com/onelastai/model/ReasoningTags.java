package com.onelastai.model;

import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.model.ModelAnswer.Piece.Kind;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Separates the reasoning that some servers leave at the start of the text, as {@code
 * <think>...</think>}. Later tags are text, since a user may ask about them.
 */
public final class ReasoningTags {

  private static final Pattern OPENING =
      Pattern.compile("\\s*<(think|thinking|reason|reasoning|thought)>", Pattern.CASE_INSENSITIVE);

  private enum State {
    START,
    REASONING,
    AFTER,
    TEXT
  }

  private final Consumer<Piece> out;
  private final StringBuilder held = new StringBuilder();
  private State state = State.START;

  /** Another one once the reasoning has begun. */
  private Pattern closing = OPENING;

  /** A text, and the reasoning that stood before it. */
  public record Separated(String reasoning, String text) {}

  /** Separates a whole text. */
  public static Separated separate(String content) {
    StringBuilder reasoning = new StringBuilder();
    StringBuilder text = new StringBuilder();
    ReasoningTags tags =
        new ReasoningTags(
            piece -> (piece.kind() == Kind.TEXT ? text : reasoning).append(piece.text()));
    tags.add(content);
    tags.end();
    return new Separated(reasoning.toString(), text.toString());
  }

  ReasoningTags(Consumer<Piece> out) {
    this.out = out;
  }

  void add(String content) {
    held.append(content);
    if (state == State.START) {
      start();
    }
    if (state == State.REASONING) {
      reason();
    }
    if (state == State.AFTER) {
      skipSpace();
    }
    if (state == State.TEXT) {
      emit(Kind.TEXT, held.length());
    }
  }

  void end() {
    emit(state == State.REASONING ? Kind.REASONING : Kind.TEXT, held.length());
  }

  private void start() {
    Matcher opening = OPENING.matcher(held);
    if (opening.lookingAt()) {
      closing = Pattern.compile("</" + opening.group(1) + ">", Pattern.CASE_INSENSITIVE);
      held.delete(0, opening.end());
      state = State.REASONING;
    } else if (!opening.hitEnd()) {
      state = State.TEXT;
    }
  }

  private void reason() {
    Matcher end = closing.matcher(held);
    if (!end.find()) {
      // The rest may be the first half of the tag.
      emit(Kind.REASONING, held.length() - closing.pattern().length() + 1);
      return;
    }
    int length = end.end() - end.start();
    emit(Kind.REASONING, end.start());
    held.delete(0, length);
    state = State.AFTER;
  }

  private void skipSpace() {
    String rest = held.toString().stripLeading();
    held.setLength(0);
    held.append(rest);
    if (!rest.isEmpty()) {
      state = State.TEXT;
    }
  }

  private void emit(Kind kind, int length) {
    if (length > 0) {
      out.accept(new Piece(kind, held.substring(0, length)));
      held.delete(0, length);
    }
  }
}
