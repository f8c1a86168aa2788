package com.onelastai.local.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** One completion on the wire: as a whole, or chunk by chunk. */
final class CompletionJson {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final String ASSISTANT = "assistant";

  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final long created = Instant.now().getEpochSecond();
  private final String model;

  CompletionJson(String model) {
    this.model = model;
  }

  byte[] whole(String content, FinishReason reason, Usage usage) {
    Choice choice = new Choice(0, new Message(ASSISTANT, content), null, reason.toString());
    return json("chat.completion", List.of(choice), usage);
  }

  byte[] first() {
    return chunk(new Message(ASSISTANT, ""), null);
  }

  byte[] text(String text) {
    return chunk(new Message(null, text), null);
  }

  byte[] last(FinishReason reason) {
    return chunk(new Message(null, null), reason.toString());
  }

  byte[] usage(Usage usage) {
    return json("chat.completion.chunk", List.of(), usage);
  }

  private byte[] chunk(Message delta, @Nullable String finishReason) {
    return json("chat.completion.chunk", List.of(new Choice(0, null, delta, finishReason)), null);
  }

  private byte[] json(String object, List<Choice> choices, @Nullable Usage usage) {
    return JSON.writeValueAsBytes(new Completion(id, object, created, model, choices, usage));
  }

  private record Completion(
      String id,
      String object,
      long created,
      String model,
      List<Choice> choices,
      @JsonInclude(Include.NON_NULL) @Nullable Usage usage) {}

  private record Choice(
      int index,
      @JsonInclude(Include.NON_NULL) @Nullable Message message,
      @JsonInclude(Include.NON_NULL) @Nullable Message delta,
      @Nullable String finishReason) {}

  @JsonInclude(Include.NON_NULL)
  private record Message(@Nullable String role, @Nullable String content) {}
}
