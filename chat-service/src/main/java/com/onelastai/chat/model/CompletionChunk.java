package com.onelastai.chat.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A chunk of a streamed completion: the fields that are used here. All are optional. */
record CompletionChunk(
    @Nullable String model,
    @Nullable List<Choice> choices,
    @Nullable Usage usage,
    @Nullable JsonNode error) {

  record Choice(@Nullable Delta delta, @Nullable String finishReason) {}

  record Delta(@Nullable String content) {}

  record Usage(@Nullable Integer promptTokens, @Nullable Integer completionTokens) {}

  /** Null in chunks without a choice, such as that with the usage. */
  @Nullable Choice choice() {
    return choices == null || choices.isEmpty() ? null : choices.getFirst();
  }
}
