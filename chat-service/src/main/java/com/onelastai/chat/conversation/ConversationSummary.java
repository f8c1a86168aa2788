package com.onelastai.chat.conversation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation without its messages. */
record ConversationSummary(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
    @Schema(example = "einstein") String agentId,
    @Schema(example = "Einstein Agent") @Nullable String agentName,
    @Schema(example = "Why is the sky blue?") @Nullable String title,
    @Schema(example = "en") @Nullable String language,
    @Schema(
            description = "`client` if a page reported its own chat",
            allowableValues = {Conversation.SOURCE_PLATFORM, Conversation.SOURCE_CLIENT})
        String source,
    Instant startTime,
    @Schema(description = "When the last message was stored") Instant updatedAt,
    @Nullable Instant endTime,
    @Schema(example = "412") long totalTokens,
    @Schema(example = "6") int totalMessages,
    @Schema(description = "Milliseconds; null before the first answer", example = "1530.5")
        @Nullable Double averageResponseTime,
    @Nullable Feedback feedback) {

  static ConversationSummary of(Conversation conversation) {
    return new ConversationSummary(
        conversation.id(),
        conversation.agentId(),
        conversation.agentName(),
        conversation.title(),
        conversation.language(),
        conversation.source(),
        conversation.startTime(),
        conversation.updatedAt(),
        conversation.endTime(),
        conversation.totalTokens(),
        conversation.totalMessages(),
        conversation.averageResponseTime(),
        conversation.feedback());
  }
}
