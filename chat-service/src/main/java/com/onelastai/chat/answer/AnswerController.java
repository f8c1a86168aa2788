package com.onelastai.chat.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.chat.answer.AnswerRequests.AnswerRequest;
import com.onelastai.chat.answer.AnswerService.Listener;
import com.onelastai.chat.answer.AnswerStreamController.Streams;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.validation.NoControlCharacters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Complete answers; {@link AnswerStreamController} sends the same as {@code text/event-stream}. */
@PermitAll
@RestController
@Tag(name = "Chat")
class AnswerController {

  private final AnswerService answers;
  private final AnswerRequests requests;
  private final RunningAnswers runningAnswers;

  AnswerController(AnswerService answers, AnswerRequests requests, RunningAnswers runningAnswers) {
    this.answers = answers;
    this.requests = requests;
    this.runningAnswers = runningAnswers;
  }

  @PostMapping("/api/chat/message")
  @Operation(summary = "Send a message", description = Streams.DESCRIPTION)
  AnswerView sendMessage(@Valid @RequestBody MessageRequest request, Owner owner) {
    return answers.answer(AnswerRequest.message(owner, request), Listener.NONE);
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

  @PostMapping("/api/chat/{conversationId}/stop")
  @Operation(
      summary = "Stop an answer",
      description = "The part that is complete is stored and returned.")
  @Problems({"no_answer_in_progress", "stop_pending"})
  AnswerView stopAnswer(@PathVariable String conversationId, Owner owner) {
    return runningAnswers.stop(conversationId, owner);
  }

  record MessageRequest(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") @NotNull String conversationId,
      @Schema(example = "Why is the sky blue?") @MessageText String content) {

    MessageRequest {
      content = strip(content);
    }
  }

  /** Without a conversation, it starts one. */
  record ChatRequest(
      @Schema(example = "einstein", description = "Optional if there is a conversation")
          @Nullable String agentId,
      @Schema(example = "Why is the sky blue?") @MessageText String message,
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") @Nullable String conversationId) {

    ChatRequest {
      message = strip(message);
    }
  }

  record EditRequest(@Schema(example = "Why is the sky red?") @MessageText String content) {

    EditRequest {
      content = strip(content);
    }
  }

  record RegenerateRequest(
      @Schema(
              example = "c-Xq2v9TtU0mF3aLrN7yKp5w-4",
              description = "An answer or a question; by default the last of the branch")
          @Nullable String messageId) {}

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

  /** Null stays null; validation rejects it. */
  @SuppressWarnings("NullAway")
  private static String strip(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  /** The text of a user's message. */
  @NotBlank
  @Size(max = 8000)
  @NoControlCharacters(lines = true)
  @Target({ElementType.FIELD, ElementType.PARAMETER})
  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = {})
  @interface MessageText {

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }
}
