package com.onelastai.chat.export;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Feedback;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.chat.export.ConversationWriter.ExportFormat;
import com.onelastai.chat.export.JsonWriter.ExportedConversation.ExportedMessage;
import com.onelastai.model.FinishReason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link ExportedConversation} and reads its messages page by page. */
@Component
final class JsonWriter implements ConversationWriter {

  private final ObjectWriter writer;
  private final Clock clock;

  JsonWriter(JsonMapper json, Clock clock) {
    // An incomplete export must not be valid JSON.
    this.writer = json.writer().without(StreamWriteFeature.AUTO_CLOSE_CONTENT);
    this.clock = clock;
  }

  @Override
  public ExportFormat format() {
    return ExportFormat.JSON;
  }

  @Override
  public void write(Conversation conversation, Branch branch, OutputStream out) {
    try (JsonGenerator generator = writer.createGenerator(out)) {
      generator.writeStartObject();
      writeHead(conversation, generator);
      generator.writeArrayPropertyStart("messages");
      branch.forEach(message -> generator.writePOJO(ExportedMessage.of(message)));
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }

  private void writeHead(Conversation conversation, JsonGenerator generator) {
    generator.writePOJOProperty("conversationId", conversation.conversationId());
    generator.writePOJOProperty("title", conversation.title());
    generator.writePOJOProperty("agentId", conversation.agentId());
    generator.writePOJOProperty("agentName", conversation.agentName());
    generator.writePOJOProperty("startTime", conversation.startTime());
    generator.writePOJOProperty("updatedAt", conversation.updatedAt());
    generator.writePOJOProperty("endTime", conversation.endTime());
    generator.writePOJOProperty("totalMessages", conversation.totalMessages());
    generator.writePOJOProperty("totalTokens", conversation.totalTokens());
    generator.writePOJOProperty("averageResponseTime", conversation.averageResponseTime());
    generator.writePOJOProperty("feedback", conversation.feedback());
    generator.writePOJOProperty("exportedAt", clock.instant());
  }

  /**
   * An export as JSON.
   *
   * @param totalMessages and {@code totalTokens} of all branches
   * @param messages of the current branch, the oldest first
   */
  record ExportedConversation(
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
        Role role,
        @Schema(example = "Air scatters blue light more than red.") String content,
        Instant timestamp,
        @Schema(example = "38") @Nullable Integer tokens,
        @Schema(example = "120") @Nullable Integer promptTokens,
        @Nullable String model,
        @Schema(example = "1830", description = "milliseconds") @Nullable Long responseTime,
        @Nullable Status status,
        @Schema(description = "Why the model ended a complete answer", example = "stop")
            @Nullable FinishReason finishReason,
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
            message.finishReason(),
            message.feedback());
      }
    }
  }
}
