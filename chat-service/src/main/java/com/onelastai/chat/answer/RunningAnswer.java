package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Reasoning;
import com.onelastai.model.Cancellation;
import com.onelastai.model.ModelAnswer;
import com.onelastai.model.ModelAnswer.ModelFailedException;
import com.onelastai.model.ModelAnswer.Piece;
import com.onelastai.starter.problem.ApiException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An answer that this process is making: one thread reads it, another stores checkpoints. */
final class RunningAnswer {

  /** An answer is stored in a document, and no sane model writes as much. */
  static final int MAX_LENGTH = 64_000;

  private final Conversation begun;
  private final Answering answering;
  private final Cancellation cancellation;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reasoning = new StringBuilder();
  private final @Nullable Message continued;
  private @Nullable ModelFailedException failure;

  /**
   * @param continued the answer that this one goes on with, if any
   */
  RunningAnswer(Conversation begun, Cancellation cancellation, @Nullable Message continued) {
    this.begun = begun;
    this.answering = Objects.requireNonNull(begun.answering(), "No answer is in progress");
    this.cancellation = cancellation;
    this.continued = continued;
    this.text.append(before());
  }

  private String before() {
    return continued == null ? "" : continued.content();
  }

  Conversation begun() {
    return begun;
  }

  String messageId() {
    return answering.messageId();
  }

  String questionId() {
    int seq = answering.question() == null ? answering.parent() : begun.lastSeq() + 1;
    return begun.messageId(seq);
  }

  Cancellation cancellation() {
    return cancellation;
  }

  synchronized String text() {
    return text.toString();
  }

  private synchronized int add(String piece) {
    return text.append(piece).length();
  }

  /**
   * Reads the model's answer to its end.
   *
   * @param since {@link System#nanoTime} of the request
   */
  AnswerResult read(PromptedModel.Begun opened, AnswerService.Listener listener, long since) {
    ModelAnswer model = opened.answer();
    Long firstTokenTime = null;
    int length = before().length();
    try {
      Piece piece = model.next();
      while (piece != null && length < MAX_LENGTH) {
        if (piece.kind() == Piece.Kind.TEXT) {
          if (firstTokenTime == null) {
            firstTokenTime = millisSince(since);
          }
          length = add(piece.text());
          listener.piece(piece.text(), length);
        } else {
          reason(piece.text());
          listener.alive();
        }
        piece = model.next();
      }
    } catch (ModelFailedException broken) {
      failure = broken;
    }
    ModelAnswer.Usage usage = model.usage();
    Integer promptTokens = usage.promptTokens();
    return new AnswerResult(
        text(),
        model.model().isEmpty() ? null : model.model(),
        promptTokens,
        usage.answerTokens() + tokensBefore(),
        promptTokens == null ? null : opened.questionTokens(promptTokens),
        millisSince(since),
        firstTokenTime,
        status(length),
        model.finishReason(),
        reasoning(usage));
  }

  private int tokensBefore() {
    Integer tokens = continued == null ? null : continued.textTokens();
    return tokens == null ? 0 : tokens;
  }

  /** Whether the model wrote nothing, although nobody stopped it. */
  boolean hasNothingToStore(AnswerResult result) {
    return result.status() != Status.STOPPED
        && result.content().substring(before().length()).isBlank();
  }

  private void reason(String piece) {
    int room = MAX_LENGTH - reasoning.length();
    reasoning.append(piece, 0, Math.min(piece.length(), room));
  }

  /** Its share of the tokens is estimated by length if the server does not report it. */
  private @Nullable Reasoning reasoning(ModelAnswer.Usage usage) {
    Integer reported = usage.reasoningTokens();
    if (reasoning.isEmpty() && (reported == null || reported == 0)) {
      return null;
    }
    int written = text.length() - before().length();
    double share = (double) reasoning.length() / (reasoning.length() + written);
    int tokens = reported == null ? (int) Math.round(usage.answerTokens() * share) : reported;
    return new Reasoning(reasoning.toString(), tokens);
  }

  /** Null if the model completed its answer. */
  @Nullable ModelFailedException failure() {
    return failure;
  }

  private Status status(int length) {
    if (failure != null || length >= MAX_LENGTH) {
      return Status.INTERRUPTED;
    }
    return cancellation.cancelled() ? Status.STOPPED : Status.COMPLETE;
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }

  /** The model failed in the middle of an answer; the part that was received is stored. */
  static class BrokenAnswerException extends ApiException {

    private final transient AnswerView part;

    BrokenAnswerException(ModelFailedException failure, AnswerView part) {
      super(
          failure.status(),
          failure.code(),
          "The model failed before its answer was complete. The part that was received is stored.",
          failure);
      this.part = part;
      with("message", part);
    }

    AnswerView part() {
      return part;
    }
  }
}
