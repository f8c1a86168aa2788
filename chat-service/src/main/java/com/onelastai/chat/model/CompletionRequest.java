package com.onelastai.chat.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /chat/completions}.
 *
 * <p>The limit goes by the older name unless it is set otherwise: llama.cpp and vLLM know both
 * names, Ollama ignores the newer one and would write without end, and OpenAI's reasoning models
 * refuse the older.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompletionRequest(
    String model,
    List<Prompt.Message> messages,
    boolean stream,
    StreamOptions streamOptions,
    @Nullable Integer maxTokens,
    @Nullable Integer maxCompletionTokens,
    @Nullable Double temperature) {

  record StreamOptions(boolean includeUsage) {}

  static CompletionRequest of(Prompt prompt, String model, ModelProperties.Server server) {
    boolean newName = server.maxCompletionTokens();
    return new CompletionRequest(
        model,
        prompt.messages(),
        true,
        new StreamOptions(true),
        newName ? null : prompt.maxTokens(),
        newName ? prompt.maxTokens() : null,
        server.temperature());
  }
}
