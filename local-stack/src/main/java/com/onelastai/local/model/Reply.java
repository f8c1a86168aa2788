package com.onelastai.local.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.onelastai.local.model.LanguageModel.FinishReason;
import com.onelastai.local.model.LanguageModel.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes a completion to its client: as a whole or, if the request asks for it, as events. */
final class Reply {

  private static final JsonMapper JSON =
      JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
  private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
  private static final String ASSISTANT = "assistant";

  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final long created = Instant.now().getEpochSecond();
  private final StringBuilder content = new StringBuilder();
  private final Exchange exchange;
  private final CompletionRequest request;

  Reply(Exchange exchange, CompletionRequest request) {
    this.exchange = exchange;
    this.request = request;
  }

  /** A slot has begun to work on the prompt. */
  void begin() {
    if (request.stream()) {
      exchange.openEvents();
      chunk(new Message(ASSISTANT, ""), null);
    }
  }

  void text(String text) {
    if (!request.stream()) {
      content.append(text);
    } else if (!text.isEmpty()) {
      chunk(new Message(null, text), null);
    }
  }

  void end(FinishReason reason, Usage usage) {
    if (!request.stream()) {
      Message message = new Message(ASSISTANT, content.toString());
      Choice choice = new Choice(0, message, null, reason.toString());
      exchange.send(200, Map.of(), json("chat.completion", List.of(choice), usage));
      return;
    }
    chunk(new Message(null, null), reason.toString());
    if (request.includeUsage()) {
      exchange.event(json("chat.completion.chunk", List.of(), usage));
    }
    exchange.event(DONE);
    exchange.closeEvents();
  }

  private void chunk(Message delta, @Nullable String finishReason) {
    List<Choice> choices = List.of(new Choice(0, null, delta, finishReason));
    exchange.event(json("chat.completion.chunk", choices, null));
  }

  private byte[] json(String object, List<Choice> choices, @Nullable Usage usage) {
    return JSON.writeValueAsBytes(
        new Completion(id, object, created, request.model(), choices, usage));
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
