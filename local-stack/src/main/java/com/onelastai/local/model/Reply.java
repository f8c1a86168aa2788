package com.onelastai.local.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.onelastai.local.model.LanguageModel.FinishReason;
import com.onelastai.local.model.LanguageModel.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Writes a completion to its client. */
interface Reply {

  byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

  /** A slot has begun to work on the prompt. */
  void begin();

  void text(String text);

  void end(FinishReason reason, Usage usage);

  static Reply whole(Exchange exchange, Json json) {
    StringBuilder content = new StringBuilder();
    return new Reply() {
      @Override
      public void begin() {
        // The header has the length, which is not known yet.
      }

      @Override
      public void text(String text) {
        content.append(text);
      }

      @Override
      public void end(FinishReason reason, Usage usage) {
        exchange.send(200, Map.of(), json.whole(content.toString(), reason, usage));
      }
    };
  }

  static Reply events(Exchange exchange, Json json, boolean includeUsage) {
    return new Reply() {
      @Override
      public void begin() {
        exchange.openEvents();
        exchange.event(json.first());
      }

      @Override
      public void text(String text) {
        if (!text.isEmpty()) {
          exchange.event(json.text(text));
        }
      }

      @Override
      public void end(FinishReason reason, Usage usage) {
        exchange.event(json.last(reason));
        if (includeUsage) {
          exchange.event(json.usage(usage));
        }
        exchange.event(DONE);
        exchange.closeEvents();
      }
    };
  }

  /** The JSON of one completion, as a whole or in chunks. */
  static final class Json {
    private static final JsonMapper JSON =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final String ASSISTANT = "assistant";

    private final String id = "chatcmpl-" + UUID.randomUUID();
    private final long created = Instant.now().getEpochSecond();
    private final String model;

    Json(String model) {
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
}
