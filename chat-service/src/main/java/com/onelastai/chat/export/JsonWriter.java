package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.export.Exported.ExportedMessage;
import java.io.OutputStream;
import java.time.Clock;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes an {@link Exported} and reads its messages page by page. */
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
}
