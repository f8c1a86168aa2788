package com.onelastai.chat.answer;

import com.onelastai.chat.answer.RunningAnswer.BrokenAnswerException;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemCodes;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Sends an answer to a client as server-sent events. */
final class AnswerStream implements AnswerService.Listener {

  private static final Logger log = LoggerFactory.getLogger(AnswerStream.class);

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(10);

  private final EventStreamWriter events;
  private @Nullable String messageId;
  private long lastSent = System.nanoTime();

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

  /** A client gives up on a stream that is silent for too long. */
  @Override
  public void alive() {
    if (System.nanoTime() - lastSent > KEEP_ALIVE.toNanos()) {
      lastSent = System.nanoTime();
      events.comment();
    }
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

  /**
   * Writes server-sent events, each flushed at once. Does nothing once the client has disconnected.
   */
  static final class EventStreamWriter {

    private final HttpServletResponse response;
    private final JsonMapper json;
    private boolean disconnected;

    EventStreamWriter(HttpServletResponse response, JsonMapper json) {
      this.response = response;
      this.json = json;
    }

    /** Sets the response headers. Before this call an error can still be a problem response. */
    void begin() {
      response.setStatus(HttpStatus.OK.value());
      response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
      // Otherwise nginx and its derivatives buffer the stream.
      response.setHeader("X-Accel-Buffering", "no");
    }

    /**
     * @param id null if a client cannot resume after this event
     */
    void send(String event, @Nullable String id, Object data) {
      StringBuilder text = new StringBuilder();
      if (id != null) {
        text.append("id: ").append(id).append('\n');
      }
      // JSON has no line breaks, so one line of data is enough.
      text.append("event: ").append(event).append('\n');
      text.append("data: ").append(json.writeValueAsString(data)).append("\n\n");
      write(text.toString());
    }

    /** Clients ignore comments; it keeps proxies from closing an idle connection. */
    void comment() {
      write(":\n\n");
    }

    boolean disconnected() {
      return disconnected;
    }

    private void write(String text) {
      if (disconnected) {
        return;
      }
      try {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
      } catch (IOException clientGone) {
        disconnected = true;
      }
    }
  }

  /** Describes an operation that returns an answer as an event stream. */
  @ApiResponse(
      responseCode = "200",
      description = "The answer, complete as JSON or as an event stream",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(type = "string"),
              examples = @ExampleObject(Streams.EXAMPLE)))
  @Problems({
    "subscription_required",
    "not_found",
    "answer_in_progress",
    "conversation_ended",
    "too_many_branches",
    "limit_reached",
    "busy",
    "model_failed",
    "no_answer",
    "model_unavailable",
    "model_timeout"
  })
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Streams {

    /** Of every operation that the model answers, in one piece or as a stream. */
    String DESCRIPTION =
        """
        With `Accept: text/event-stream` the answer is streamed: `start`, a `token` for each piece, \
        then `done` with the whole message, or `error` with a problem and the part that is stored. \
        The answer goes on if the client disconnects. An error before the model starts is an \
        ordinary problem, and nothing is stored. If the model fails later, the problem's `message` is \
        the part that is stored.\
        """;

    String EXAMPLE =
        """
        id: c-Xq2v9TtU0mF3aLrN7yKp5w-2:0
        event: start
        data: {"conversationId":"c-Xq2v9TtU0mF3aLrN7yKp5w",\
        "messageId":"c-Xq2v9TtU0mF3aLrN7yKp5w-2","questionId":"c-Xq2v9TtU0mF3aLrN7yKp5w-1"}

        id: c-Xq2v9TtU0mF3aLrN7yKp5w-2:7
        event: token
        data: {"text":"Because"}
        """;
  }
}
