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

/** Describes an operation that answers with the events of an answer. */
@ApiResponse(
    responseCode = "200",
    description = "The answer: complete as JSON, or word by word as an event stream",
    content =
        @Content(
            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
            schema = @Schema(type = "string"),
            examples = @ExampleObject(Streams.EXAMPLE)))
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Streams {

  /** Of whatever is answered by the model, in one piece or in many. */
  String DESCRIPTION =
      """
      With `Accept: text/event-stream` the answer comes as it is made: `start`, a `token` for each \
      piece, then `done` with the whole message, or `error` with a problem and the part that is \
      kept. A client that leaves does not end the answer. Refused before the model begins, it is \
      an ordinary problem and nothing is stored: 401 `sign_in_required`, 402 \
      `subscription_required` (with `agentId`, and `expiredAt` if there was one), 404 `not_found`, \
      409 \
      `answer_in_progress`, `conversation_ended` or `too_many_branches`, 429 `limit_reached` or \
      `busy`, 503 `model_unavailable`, 504 `model_timeout`. A model that breaks off is a 502 \
      `model_failed` or `model_timeout` whose `message` is the part that is kept.\
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
