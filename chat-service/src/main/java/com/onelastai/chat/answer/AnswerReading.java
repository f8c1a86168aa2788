package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Answered;
import com.onelastai.chat.model.ModelFailedException;
import com.onelastai.chat.model.ModelUsage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads an answer from the model to its end. */
final class AnswerReading {

  /** An answer lies in a document; no model that is in its right mind says as much. */
  static final int LONGEST = 64_000;

  private final OpenAnswer open;
  private final long since;
  private @Nullable Long firstTokenTime;
  private @Nullable ModelFailedException failure;
  private int length;

  /**
   * @param since {@link System#nanoTime} when it was asked for
   */
  AnswerReading(OpenAnswer open, long since) {
    this.open = open;
    this.since = since;
  }

  void toEnd(AnswerListener listener) {
    try {
      String piece = open.model().next();
      while (piece != null && length < LONGEST) {
        if (firstTokenTime == null) {
          firstTokenTime = elapsed();
        }
        length = open.running().add(piece);
        listener.piece(piece, length);
        piece = open.model().next();
      }
    } catch (ModelFailedException broken) {
      failure = broken;
    }
  }

  /** Null if the model came to its end. */
  @Nullable ModelFailedException failure() {
    return failure;
  }

  Answered answered() {
    ModelUsage usage = open.model().usage();
    Integer promptTokens = usage.promptTokens();
    return new Answered(
        open.running().text(),
        open.model().model().isEmpty() ? null : open.model().model(),
        promptTokens,
        usage.answerTokens(),
        promptTokens == null ? null : open.questionTokens(promptTokens),
        elapsed(),
        firstTokenTime,
        status());
  }

  private String status() {
    if (failure != null || length >= LONGEST) {
      return Answered.INTERRUPTED;
    }
    return open.running().cancellation().cancelled() ? Answered.STOPPED : Answered.COMPLETE;
  }

  private long elapsed() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }
}
