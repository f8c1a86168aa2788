package com.onelastai.chat.answer;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.security.Anyone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers in one piece. Whoever asks for {@code text/event-stream} is streamed the same. */
@Anyone
@RestController
@Tag(name = "Chat")
class AnswerController {

  private final AnswerService answers;
  private final Questions questions;
  private final Stops stops;

  AnswerController(AnswerService answers, Questions questions, Stops stops) {
    this.answers = answers;
    this.questions = questions;
    this.stops = stops;
  }

  @PostMapping("/api/chat/message")
  @Operation(summary = "Say something", description = Streams.DESCRIPTION)
  @ApiResponse(responseCode = "200", description = "What the agent says to it")
  AnswerView message(@Valid @RequestBody MessageRequest request, Owner owner) {
    return answers.answer(Asked.message(owner, request), AnswerListener.PATIENT);
  }

  @PostMapping("/api/chat")
  @Operation(
      summary = "Say something to an agent",
      description =
          "Begins a conversation, or goes on with the one that is named. " + Streams.DESCRIPTION)
  @ApiResponse(responseCode = "200", description = "What the agent says to it")
  ChatView chat(@Valid @RequestBody ChatRequest request, Owner owner) {
    return ChatView.of(answers.answer(Asked.chat(owner, request), AnswerListener.PATIENT));
  }

  @PostMapping("/api/chat/{conversationId}/regenerate")
  @Operation(
      summary = "Have a question answered again",
      description = "The new answer is a branch beside the old one. " + Streams.DESCRIPTION)
  @ApiResponse(responseCode = "200", description = "The other answer")
  AnswerView regenerate(
      @PathVariable String conversationId,
      @RequestBody(required = false) @Nullable RegenerateRequest request,
      Owner owner) {
    return answers.answer(
        questions.again(owner, conversationId, request == null ? null : request.messageId()),
        AnswerListener.PATIENT);
  }

  @PutMapping("/api/chat/{conversationId}/messages/{messageId}")
  @Operation(
      summary = "Change a question",
      description =
          "What was said stays; the new question and its answer are a branch beside it. "
              + Streams.DESCRIPTION)
  @ApiResponse(responseCode = "200", description = "What the agent says to the new question")
  AnswerView edit(
      @PathVariable String conversationId,
      @PathVariable String messageId,
      @Valid @RequestBody EditRequest request,
      Owner owner) {
    return answers.answer(
        questions.instead(owner, conversationId, messageId, request.content()),
        AnswerListener.PATIENT);
  }

  @PostMapping("/api/chat/{conversationId}/stop")
  @Operation(summary = "Stop an answer", description = "The part that came is kept.")
  @ApiResponse(responseCode = "200", description = "The answer as it is kept")
  @ApiResponse(responseCode = "409", description = "`no_answer_in_progress`")
  @ApiResponse(responseCode = "503", description = "`stop_pending`: asked for, and not seen yet")
  AnswerView stop(@PathVariable String conversationId, Owner owner) {
    return stops.stop(conversationId, owner);
  }
}
