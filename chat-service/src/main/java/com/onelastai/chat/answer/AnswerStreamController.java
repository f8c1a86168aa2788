package com.onelastai.chat.answer;

import com.onelastai.chat.answer.AnswerController.ChatRequest;
import com.onelastai.chat.answer.AnswerController.EditRequest;
import com.onelastai.chat.answer.AnswerController.MessageRequest;
import com.onelastai.chat.answer.AnswerRequests.AnswerRequest;
import com.onelastai.chat.answer.AnswerStream.EventStreamWriter;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The operations of {@link AnswerController} as event streams. */
@PermitAll
@RestController
@Tag(name = "Chat")
class AnswerStreamController {

  private final AnswerService answers;
  private final AnswerRequests requests;
  private final AnswerFollower follower;
  private final JsonMapper json;

  AnswerStreamController(
      AnswerService answers, AnswerRequests requests, AnswerFollower follower, JsonMapper json) {
    this.answers = answers;
    this.requests = requests;
    this.follower = follower;
    this.json = json;
  }

  @Streams
  @PostMapping(path = "/api/chat/message", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void sendMessage(
      @Valid @RequestBody MessageRequest request, Owner owner, HttpServletResponse response) {
    stream(AnswerRequest.message(owner, request), response);
  }

  @Streams
  @PostMapping(path = "/api/chat", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void chat(@Valid @RequestBody ChatRequest request, Owner owner, HttpServletResponse response) {
    stream(AnswerRequest.chat(owner, request), response);
  }

  @Streams
  @PostMapping(
      path = "/api/chat/{conversationId}/regenerate",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void regenerateAnswer(
      @PathVariable String conversationId,
      @RequestBody(required = false) AnswerController.@Nullable RegenerateRequest request,
      Owner owner,
      HttpServletResponse response) {
    stream(requests.regenerate(owner, conversationId, request), response);
  }

  @Streams
  @PutMapping(
      path = "/api/chat/{conversationId}/messages/{messageId}",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void editMessage(
      @PathVariable String conversationId,
      @PathVariable String messageId,
      @Valid @RequestBody EditRequest request,
      Owner owner,
      HttpServletResponse response) {
    stream(requests.edit(owner, conversationId, messageId, request), response);
  }

  @Streams
  @GetMapping(
      path = "/api/chat/{conversationId}/stream",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Resume an interrupted stream",
      description =
          "Returns the events after the last event that the client received, then the events to "
              + "come, from any instance. A complete answer is returned at once. Without an event "
              + "id, returns the answer in progress from its start.")
  @Problems({"no_answer_in_progress", "busy"})
  void resumeAnswer(
      @PathVariable String conversationId,
      @Parameter(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2:17")
          @RequestHeader(name = "Last-Event-ID", required = false)
          @Nullable String header,
      @Parameter(description = "For clients that cannot set the header")
          @RequestParam(required = false)
          @Nullable String lastEventId,
      Owner owner,
      HttpServletResponse response) {
    follower.follow(
        conversationId,
        owner,
        header == null ? lastEventId : header,
        new EventStreamWriter(response, json));
  }

  private void stream(AnswerRequest request, HttpServletResponse response) {
    AnswerStream stream = new AnswerStream(new EventStreamWriter(response, json));
    try {
      stream.done(answers.answer(request, stream));
    } catch (RuntimeException failure) {
      stream.fail(failure);
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
