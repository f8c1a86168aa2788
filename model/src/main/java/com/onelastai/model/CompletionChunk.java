package com.onelastai.model;

import com.onelastai.model.ServerErrorException.ServerError;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A chunk of a streamed completion, or a whole one: the fields that are used here. All are
 * optional.
 *
 * @param object {@code error} if the chunk itself is one; then with a message and a code
 */
record CompletionChunk(
    @Nullable String model,
    @Nullable List<Choice> choices,
    @Nullable Usage usage,
    @Nullable JsonNode error,
    @Nullable String object,
    @Nullable JsonNode message,
    @Nullable JsonNode code) {

  /**
   * @param message in place of the delta if the completion is not streamed
   */
  record Choice(@Nullable Delta delta, @Nullable Delta message, @Nullable String finishReason) {

    @Nullable Delta content() {
      return delta == null ? message : delta;
    }
  }

  /**
   * @param reasoningContent and {@code reasoning} are two names of one thing
   */
  record Delta(
      @Nullable JsonNode content,
      @Nullable JsonNode reasoningContent,
      @Nullable JsonNode reasoning,
      @Nullable String refusal) {

    String text() {
      return Parts.text(content);
    }

    String thoughts() {
      String named = Parts.text(reasoningContent);
      return (named.isEmpty() ? Parts.text(reasoning) : named) + Parts.thoughts(content);
    }
  }

  record Usage(
      @Nullable Integer promptTokens,
      @Nullable Integer completionTokens,
      @Nullable Details completionTokensDetails) {

    record Details(@Nullable Integer reasoningTokens) {}

    @Nullable Integer reasoningTokens() {
      return completionTokensDetails == null ? null : completionTokensDetails.reasoningTokens();
    }
  }

  /** Null in chunks without a choice, such as that with the usage. */
  @Nullable Choice choice() {
    return choices == null || choices.isEmpty() ? null : choices.getFirst();
  }

  @Nullable ServerError serverError() {
    if (error != null && !error.isNull()) {
      return ServerError.of(error);
    }
    return "error".equals(object) ? new ServerError(word(message), "", word(code)) : null;
  }

  private static String word(@Nullable JsonNode node) {
    return node == null ? "" : node.asString("");
  }

  /** Content is a text, or a list of parts. */
  private static final class Parts {

    private static final String THOUGHTS = "thinking";

    static String text(@Nullable JsonNode content) {
      if (content == null || content.isString()) {
        return word(content);
      }
      return content
          .valueStream()
          .filter(part -> !part.has(THOUGHTS))
          .map(part -> part.isString() ? part.asString() : part.path("text").asString(""))
          .collect(Collectors.joining());
    }

    static String thoughts(@Nullable JsonNode content) {
      return content == null || !content.isArray()
          ? ""
          : content
              .valueStream()
              .map(part -> text(part.path(THOUGHTS)))
              .collect(Collectors.joining());
    }
  }
}
