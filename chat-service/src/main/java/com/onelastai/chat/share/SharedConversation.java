package com.onelastai.chat.share;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as everyone with the link sees it: the messages and nothing about the owner.
 *
 * @param messages a page of them, the last page first; the oldest first within it
 * @param next the address of the messages before these; null if there are none
 */
record SharedConversation(
    @Schema(example = "Why the sky is blue") @Nullable String title,
    @Schema(example = "einstein") String agentId,
    @Schema(example = "Einstein Agent") @Nullable String agentName,
    Instant sharedAt,
    List<SharedMessage> messages,
    @Schema(example = "/api/chat/shared/q3T9pQvW1yB7kLg?skip=50&size=50") @Nullable String next) {

  record SharedMessage(
      @Schema(allowableValues = {Message.USER, Message.ASSISTANT}) String role,
      @Schema(example = "Why is the sky blue?") String content,
      Instant timestamp,
      @Nullable String model,
      @Schema(allowableValues = {AnswerResult.COMPLETE, AnswerResult.STOPPED, AnswerResult.INTERRUPTED})
          @Nullable String status) {

    static SharedMessage of(Message message) {
      return new SharedMessage(
          message.role(),
          message.content(),
          message.timestamp(),
          message.model(),
          message.status());
    }
  }

  static SharedConversation of(
      Conversation conversation,
      Conversation.Share share,
      List<Message> messages,
      @Nullable String next) {
    return new SharedConversation(
        conversation.title(),
        conversation.agentId(),
        conversation.agentName(),
        share.since(),
        messages.stream().map(SharedMessage::of).toList(),
        next);
  }
}
