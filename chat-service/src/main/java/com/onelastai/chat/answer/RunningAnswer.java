package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Answering;
import com.onelastai.chat.model.Cancellation;
import com.onelastai.chat.model.ModelAnswer;
import com.onelastai.chat.model.ModelAnswer.ModelFailedException;
import com.onelastai.starter.problem.ApiException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** An answer that this process is making: one thread reads it, another stores checkpoints. */
final class RunningAnswer {

  /** An answer is stored in a document, and no sane model writes as much. */
  static final int MAX_LENGTH = 64_000;

  private final Conversation begun;
  private final Answering answering;
  private final Cancellation cancellation;
  private final StringBuilder text = new StringBuilder();
  private @Nullable ModelFailedException failure;

  RunningAnswer(Conversation begun, Cancellation cancellation) {
    this.begun = begun;
    this.answering = Objects.requireNonNull(begun.answering(), "No answer is in progress");
    this.cancellation = cancellation;
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
    int length = 0;
    try {
      String piece = model.next();
      while (piece != null && length < MAX_LENGTH) {
        if (firstTokenTime == null) {
          firstTokenTime = millisSince(since);
        }
        length = add(piece);
        listener.piece(piece, length);
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
        usage.answerTokens(),
        promptTokens == null ? null : opened.questionTokens(promptTokens),
        millisSince(since),
        firstTokenTime,
        status(length));
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
          HttpStatus.BAD_GATEWAY,
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
