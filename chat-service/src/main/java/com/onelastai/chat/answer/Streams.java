package com.onelastai.chat.answer;

import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

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
