package com.onelastai.chat.answer;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.openapi.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers in one piece. Whoever asks for {@code text/event-stream} is streamed the same. */
@PermitAll
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
  @Operation(summary = "Send a message", description = Streams.DESCRIPTION)
  AnswerView sendMessage(@Valid @RequestBody MessageRequest request, Owner owner) {
    return answers.answer(Asked.message(owner, request), AnswerListener.PATIENT);
  }

  @PostMapping("/api/chat")
  @Operation(
      summary = "Send a message to an agent",
      description =
          "Starts a conversation, or continues the one with `conversationId`. "
              + Streams.DESCRIPTION)
  ChatView chat(@Valid @RequestBody ChatRequest request, Owner owner) {
    return ChatView.of(answers.answer(Asked.chat(owner, request), AnswerListener.PATIENT));
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
    return answers.answer(
        questions.again(owner, conversationId, request == null ? null : request.messageId()),
        AnswerListener.PATIENT);
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
    return answers.answer(
        questions.instead(owner, conversationId, messageId, request.content()),
        AnswerListener.PATIENT);
  }

  @PostMapping("/api/chat/{conversationId}/stop")
  @Operation(
      summary = "Stop an answer",
      description = "The part that is complete is stored and returned.")
  @Problems({"no_answer_in_progress", "stop_pending"})
  AnswerView stopAnswer(@PathVariable String conversationId, Owner owner) {
    return stops.stop(conversationId, owner);
  }
}
