package com.onelastai.chat.answer;

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
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Streams {

  /** For all operations that are answered by the model. */
  String DESCRIPTION =
      """
      With `Accept: text/event-stream` the answer is streamed: `start`, a `token` for each piece, \
      then `done` with the complete message, or `error` with a problem and the part that is \
      stored. The answer continues if the client disconnects. A request that is refused before \
      the model begins gets an ordinary problem, and nothing is stored: 401 `sign_in_required`, 402 \
      `subscription_required` (with `agentId`, and `expiredAt` if there was one), 404 `not_found`, \
      409 \
      `answer_in_progress`, `conversation_ended` or `too_many_branches`, 429 `limit_reached` or \
      `busy`, 503 `model_unavailable`, 504 `model_timeout`. If the model fails later, the \
      problem is 502 `model_failed` or `model_timeout`, and its `message` is the part that is \
      stored.\
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
