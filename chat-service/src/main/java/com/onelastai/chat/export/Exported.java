package com.onelastai.chat.export;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.Feedback;
import com.onelastai.chat.conversation.Message;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export as JSON.
 *
 * @param totalMessages and {@code totalTokens} of all branches
 * @param messages of the current branch, the oldest first
 */
record Exported(
    @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w") String conversationId,
    @Schema(example = "Why the sky is blue") @Nullable String title,
    @Schema(example = "einstein") String agentId,
    @Schema(example = "Einstein Agent") @Nullable String agentName,
    Instant startTime,
    Instant updatedAt,
    @Nullable Instant endTime,
    @Schema(example = "6") int totalMessages,
    @Schema(example = "412") long totalTokens,
    @Schema(example = "1830.5") @Nullable Double averageResponseTime,
    @Nullable Feedback feedback,
    Instant exportedAt,
    List<ExportedMessage> messages) {

  record ExportedMessage(
      @Schema(example = "c-Xq2v9TtU0mF3aLrN7yKp5w-2") String id,
      @Schema(allowableValues = {Message.USER, Message.ASSISTANT}) String role,
      @Schema(example = "Air scatters blue light more than red.") String content,
      Instant timestamp,
      @Schema(example = "38") @Nullable Integer tokens,
      @Schema(example = "120") @Nullable Integer promptTokens,
      @Nullable String model,
      @Schema(example = "1830", description = "milliseconds") @Nullable Long responseTime,
      @Schema(allowableValues = {AnswerResult.COMPLETE, AnswerResult.STOPPED, AnswerResult.INTERRUPTED})
          @Nullable String status,
      @Nullable Feedback feedback) {

    static ExportedMessage of(Message message) {
      return new ExportedMessage(
          message.id(),
          message.role(),
          message.content(),
          message.timestamp(),
          message.tokens(),
          message.promptTokens(),
          message.model(),
          message.responseTime(),
          message.status(),
          message.feedback());
    }
  }
}
