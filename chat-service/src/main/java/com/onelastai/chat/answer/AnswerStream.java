package com.onelastai.chat.answer;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemCodes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Tells a client of an answer, event by event. */
final class AnswerStream implements AnswerListener {

  private static final Logger log = LoggerFactory.getLogger(AnswerStream.class);

  private final EventStream events;
  private @Nullable String messageId;

  AnswerStream(EventStream events) {
    this.events = events;
  }

  /** Says which answer this is, and that the client has the text up to here. */
  record Start(String conversationId, String messageId, String questionId) {}

  record Token(String text) {}

  /**
   * A problem, as far as it makes sense in a stream.
   *
   * @param message the part that was stored
   */
  record Failure(int status, String code, String detail, @Nullable AnswerView message) {}

  @Override
  public void started(RunningAnswer answer) {
    begin(answer.messageId());
    start(new Start(answer.begun().id(), answer.messageId(), answer.questionId()));
  }

  /** Opens the stream. A client that comes back knows which answer it is. */
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

  /** Whatever was thrown: a problem as long as nothing is written, afterwards an event. */
  void fail(RuntimeException failure) {
    if (messageId == null) {
      throw failure;
    }
    events.send("error", null, describe(failure));
  }

  private static Failure describe(RuntimeException failure) {
    if (failure instanceof ApiException told) {
      AnswerView part = told instanceof BrokenAnswerException broken ? broken.part() : null;
      return new Failure(
          told.status().value(), told.code(), String.valueOf(told.getMessage()), part);
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
