package com.onelastai.chat.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.chat.answer.AnswerRequests.AnswerRequest;
import com.onelastai.chat.answer.AnswerRequests.ChatRequest;
import com.onelastai.chat.answer.AnswerRequests.ContinueRequest;
import com.onelastai.chat.answer.AnswerRequests.EditRequest;
import com.onelastai.chat.answer.AnswerRequests.MessageRequest;
import com.onelastai.chat.answer.AnswerRequests.RegenerateRequest;
import com.onelastai.chat.answer.AnswerService.Listener;
import com.onelastai.chat.answer.AnswerStream.EventStreamWriter;
import com.onelastai.chat.answer.AnswerStream.Streams;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
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

/** Answers, complete as JSON or as an event stream. */
@PermitAll
@RestController
@Tag(name = "Chat")
class AnswerController {

  private final AnswerService answers;
  private final AnswerRequests requests;
  private final RunningAnswers runningAnswers;
  private final AnswerFollower follower;
  private final JsonMapper json;

  AnswerController(
      AnswerService answers,
      AnswerRequests requests,
      RunningAnswers runningAnswers,
      AnswerFollower follower,
      JsonMapper json) {
    this.answers = answers;
    this.requests = requests;
    this.runningAnswers = runningAnswers;
    this.follower = follower;
    this.json = json;
  }

  @PostMapping("/api/chat/message")
  @Operation(summary = "Send a message", description = Streams.DESCRIPTION)
  AnswerView sendMessage(@Valid @RequestBody MessageRequest request, Owner owner) {
    return answers.answer(AnswerRequest.message(owner, request), Listener.NONE);
  }

  @Streams
  @PostMapping(path = "/api/chat/message", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void sendMessage(
      @Valid @RequestBody MessageRequest request, Owner owner, HttpServletResponse response) {
    stream(AnswerRequest.message(owner, request), response);
  }

  @PostMapping("/api/chat")
  @Operation(
      summary = "Send a message to an agent",
      description =
          "Starts a conversation, or continues the one with `conversationId`. "
              + Streams.DESCRIPTION)
  ChatAnswer chat(@Valid @RequestBody ChatRequest request, Owner owner) {
    return ChatAnswer.of(answers.answer(AnswerRequest.chat(owner, request), Listener.NONE));
  }

  @Streams
  @PostMapping(path = "/api/chat", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void chat(@Valid @RequestBody ChatRequest request, Owner owner, HttpServletResponse response) {
    stream(AnswerRequest.chat(owner, request), response);
  }

  @PostMapping("/api/chat/{conversationId}/regenerate")
  @Operation(
      summary = "Regenerate an answer",
      description =
          "The new answer becomes another branch; the old one stays. " + Streams.DESCRIPTION)
  AnswerView regenerateAnswer(
      @PathVariable String conversationId,
      @RequestBody(required = false) @Nullable RegenerateRequest request,
      Owner owner) {
    return answers.answer(requests.regenerate(owner, conversationId, request), Listener.NONE);
  }

  @Streams
  @PostMapping(
      path = "/api/chat/{conversationId}/regenerate",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void regenerateAnswer(
      @PathVariable String conversationId,
      @RequestBody(required = false) @Nullable RegenerateRequest request,
      Owner owner,
      HttpServletResponse response) {
    stream(requests.regenerate(owner, conversationId, request), response);
  }

  @PostMapping("/api/chat/{conversationId}/continue")
  @Operation(
      summary = "Continue an answer that was cut off",
      description =
          "For an answer whose `finishReason` is `length`, or that was stopped or interrupted. The "
              + "new answer begins with the text of the old one and becomes another branch. "
              + Streams.DESCRIPTION)
  @Problems("answer_complete")
  AnswerView continueAnswer(
      @PathVariable String conversationId,
      @RequestBody(required = false) @Nullable ContinueRequest request,
      Owner owner) {
    return answers.answer(requests.goOn(owner, conversationId, request), Listener.NONE);
  }

  @Streams
  @PostMapping(
      path = "/api/chat/{conversationId}/continue",
      produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void continueAnswer(
      @PathVariable String conversationId,
      @RequestBody(required = false) @Nullable ContinueRequest request,
      Owner owner,
      HttpServletResponse response) {
    stream(requests.goOn(owner, conversationId, request), response);
  }

  @PutMapping("/api/chat/{conversationId}/messages/{messageId}")
  @Operation(
      summary = "Edit a message",
      description =
          "The old message stays; the new one and its answer become another branch. "
              + Streams.DESCRIPTION)
  AnswerView editMessage(
      @PathVariable String conversationId,
      @PathVariable String messageId,
      @Valid @RequestBody EditRequest request,
      Owner owner) {
    return answers.answer(requests.edit(owner, conversationId, messageId, request), Listener.NONE);
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

  @PostMapping("/api/chat/{conversationId}/stop")
  @Operation(
      summary = "Stop an answer",
      description = "The part that is complete is stored and returned.")
  @Problems({"no_answer_in_progress", "stop_pending"})
  AnswerView stopAnswer(@PathVariable String conversationId, Owner owner) {
    return runningAnswers.stop(conversationId, owner);
  }

  private void stream(AnswerRequest request, HttpServletResponse response) {
    AnswerStream stream = new AnswerStream(new EventStreamWriter(response, json));
    try {
      stream.done(answers.answer(request, stream));
    } catch (RuntimeException failure) {
      stream.fail(failure);
    }
  }

  /**
   * An answer whose text has a second name.
   *
   * @param message the answer's content
   */
  record ChatAnswer(
      @JsonUnwrapped AnswerView answer,
      @Schema(example = "Because air scatters blue light more than red.") String message) {

    private static ChatAnswer of(AnswerView answer) {
      return new ChatAnswer(answer, answer.content());
    }
  }
}
