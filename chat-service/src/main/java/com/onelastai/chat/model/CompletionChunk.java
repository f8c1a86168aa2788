package com.onelastai.chat.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A piece of a streamed completion, as far as it matters here. Servers leave out what they like.
 */
record CompletionChunk(
    @Nullable String model,
    @Nullable List<Choice> choices,
    @Nullable Usage usage,
    @Nullable JsonNode error) {

  record Choice(@Nullable Delta delta, @Nullable String finishReason) {}

  record Delta(@Nullable String content) {}

  record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

  /** The one that was asked for; null where the chunk carries none, as that of the usage. */
  @Nullable Choice choice() {
    return choices == null || choices.isEmpty() ? null : choices.getFirst();
  }
}
