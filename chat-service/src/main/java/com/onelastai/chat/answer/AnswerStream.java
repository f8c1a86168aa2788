package com.onelastai.chat.answer;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemCodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Sends an answer to a client as server-sent events. */
final class AnswerStream implements AnswerService.Listener {

  private static final Logger log = LoggerFactory.getLogger(AnswerStream.class);

  private final EventStreamWriter events;
  private @Nullable String messageId;

  AnswerStream(EventStreamWriter events) {
    this.events = events;
  }

  /** Identifies the answer that the following tokens belong to. */
  record Start(String conversationId, String messageId, String questionId) {}

  record Token(String text) {}

  /**
   * The parts of a problem that make sense in a stream.
   *
   * @param message the part of the answer that was stored
   */
  record Failure(int status, String code, String detail, @Nullable AnswerView message) {}

  @Override
  public void started(RunningAnswer answer) {
    begin(answer.messageId());
    start(new Start(answer.begun().id(), answer.messageId(), answer.questionId()));
  }

  /** Opens the stream; event ids begin with the message id, so that a client can resume. */
  void begin(String messageId) {
    this.messageId = messageId;
    events.begin();
  }

  void start(Start start) {
    events.send("start", id(0), start);
  }

  @Override
  public void piece(String text, int length) {
    events.send("token", id(length), new Token(text));
  }

  void done(AnswerView answer) {
    events.send("done", id(answer.content().length()), answer);
  }

  /** Rethrows if the stream has not begun, so that the error becomes a problem response. */
  void fail(RuntimeException failure) {
    if (messageId == null) {
      throw failure;
    }
    events.send("error", null, describe(failure));
  }

  private static Failure describe(RuntimeException failure) {
    if (failure instanceof ApiException problem) {
      AnswerView part = problem instanceof BrokenAnswerException broken ? broken.part() : null;
      return new Failure(
          problem.status().value(), problem.code(), String.valueOf(problem.getMessage()), part);
    }
    log.error("Answer failed", failure);
    return new Failure(
        HttpStatus.INTERNAL_SERVER_ERROR.value(),
        ProblemCodes.INTERNAL,
        "Something went wrong here.",
        null);
  }

  private String id(int length) {
    return messageId + ":" + length;
  }
}
