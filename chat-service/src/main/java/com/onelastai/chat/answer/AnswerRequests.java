package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.model.FinishReason;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.NoControlCharacters;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Turns what clients send into requests for answers; looks up the messages that they name. */
@Component
class AnswerRequests {

  private static final String CONTENT = "content";

  private final Conversations conversations;

  AnswerRequests(Conversations conversations) {
    this.conversations = conversations;
  }

  /**
   * A question to be answered.
   *
   * @param conversationId null if it starts a conversation
   * @param agentId null if it is the conversation's
   * @param question null if it is already stored
   * @param parent the {@code seq} of the message that the first new one follows; {@link #LEAF} for
   *     the end of the current branch
   * @param continued the answer to go on with, if any
   * @param field the question's name in the request
   */
  record AnswerRequest(
      Owner owner,
      @Nullable String conversationId,
      @Nullable String agentId,
      @Nullable String question,
      int parent,
      @Nullable Message continued,
      String field) {

    static final int LEAF = -1;

    static AnswerRequest message(Owner owner, MessageRequest body) {
      return new AnswerRequest(
          owner, body.conversationId(), null, body.content(), LEAF, null, CONTENT);
    }

    static AnswerRequest chat(Owner owner, ChatRequest body) {
      return new AnswerRequest(
          owner, body.conversationId(), body.agentId(), body.message(), LEAF, null, "message");
    }
  }

  /**
   * Another answer to a stored question, as a branch beside the first.
   *
   * @param body names the question or one of its answers; without it the end of the branch
   */
  AnswerRequest regenerate(Owner owner, String conversationId, @Nullable RegenerateRequest body) {
    Conversation conversation = conversations.require(conversationId, owner);
    Message message = named(conversation, body == null ? null : body.messageId());
    int question = message.role() == Role.USER ? message.seq() : message.parent();
    return new AnswerRequest(owner, conversationId, null, null, question, null, CONTENT);
  }

  /**
   * The rest of an answer that was cut off, as a branch that begins with the first part.
   *
   * @param body names the answer; without it the end of the branch
   */
  AnswerRequest goOn(Owner owner, String conversationId, @Nullable ContinueRequest body) {
    Conversation conversation = conversations.require(conversationId, owner);
    Message answer = named(conversation, body == null ? null : body.messageId());
    if (answer.role() != Role.ASSISTANT) {
      throw messageNotFound();
    }
    requireRest(answer);
    // An answer that was stopped before it had a text is made anew.
    Message continued = answer.content().isEmpty() ? null : answer;
    return new AnswerRequest(
        owner, conversationId, null, null, answer.parent(), continued, CONTENT);
  }

  private static void requireRest(Message answer) {
    if (answer.status() == Status.COMPLETE && answer.finishReason() != FinishReason.LENGTH) {
      throw complete("The answer is complete.");
    }
    if (answer.content().length() >= RunningAnswer.MAX_LENGTH) {
      throw complete("The answer is as long as an answer can be.");
    }
  }

  private static ApiException complete(String detail) {
    return new ApiException(HttpStatus.CONFLICT, "answer_complete", detail);
  }

  /** An edited question, as a branch beside the stored one. */
  AnswerRequest edit(Owner owner, String conversationId, String messageId, EditRequest body) {
    Conversation conversation = conversations.require(conversationId, owner);
    Message message = require(conversation, conversation.seq(messageId));
    if (message.role() != Role.USER) {
      throw messageNotFound();
    }
    return new AnswerRequest(
        owner, conversationId, null, body.content(), message.parent(), null, CONTENT);
  }

  /** The end of the current branch without an id. */
  private Message named(Conversation conversation, @Nullable String messageId) {
    return require(
        conversation, messageId == null ? conversation.leaf() : conversation.seq(messageId));
  }

  private Message require(Conversation conversation, int seq) {
    return conversations.message(conversation, seq).orElseThrow(AnswerRequests::messageNotFound);
  }

  static ApiException messageNotFound() {
    return ApiException.notFound("message");
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

  record ContinueRequest(
      @Schema(
              example = "c-Xq2v9TtU0mF3aLrN7yKp5w-4",
              description = "An answer that was cut off; by default the last of the branch")
          @Nullable String messageId) {}

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
