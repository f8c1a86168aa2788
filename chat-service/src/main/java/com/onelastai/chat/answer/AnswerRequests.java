package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.NoControlCharacters;
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
   * @param field the question's name in the request
   */
  record AnswerRequest(
      Owner owner,
      @Nullable String conversationId,
      @Nullable String agentId,
      @Nullable String question,
      int parent,
      String field) {

    static final int LEAF = -1;

    static AnswerRequest message(Owner owner, MessageRequest body) {
      return new AnswerRequest(owner, body.conversationId(), null, body.content(), LEAF, CONTENT);
    }

    static AnswerRequest chat(Owner owner, ChatRequest body) {
      return new AnswerRequest(
          owner, body.conversationId(), body.agentId(), body.message(), LEAF, "message");
    }
  }

  /**
   * Another answer to a stored question, as a branch beside the first.
   *
   * @param body names the question or one of its answers; without it the end of the branch
   */
  AnswerRequest regenerate(Owner owner, String conversationId, @Nullable RegenerateRequest body) {
    Conversation conversation = conversations.require(conversationId, owner);
    String messageId = body == null ? null : body.messageId();
    int seq = messageId == null ? conversation.leaf() : conversation.seq(messageId);
    Message message = require(conversation, seq);
    int question = message.role() == Role.USER ? seq : message.parent();
    return new AnswerRequest(owner, conversationId, null, null, question, CONTENT);
  }

  /** An edited question, as a branch beside the stored one. */
  AnswerRequest edit(Owner owner, String conversationId, String messageId, EditRequest body) {
    Conversation conversation = conversations.require(conversationId, owner);
    Message message = require(conversation, conversation.seq(messageId));
    if (message.role() != Role.USER) {
      throw messageNotFound();
    }
    return new AnswerRequest(
        owner, conversationId, null, body.content(), message.parent(), CONTENT);
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
