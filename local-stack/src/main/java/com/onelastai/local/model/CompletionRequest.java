package com.onelastai.local.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of {@code POST /v1/chat/completions}. Fields that are not read here are ignored.
 *
 * @param includeUsage whether a stream ends with the counts of its tokens
 */
record CompletionRequest(
    String model,
    List<ChatMessage> messages,
    boolean stream,
    boolean includeUsage,
    OptionalLong maxTokens,
    Sampling sampling) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** As requests name them, by what templates know. */
  private static final Map<String, String> ROLES =
      Map.of("system", "system", "developer", "system", "user", "user", "assistant", "assistant");

  static CompletionRequest parse(byte[] body) {
    Fields request = new Fields(object(body));
    if (request.integer("n", 1).orElse(1) != 1) {
      throw ApiException.invalid("n", "n must be 1: there is one answer to a request");
    }
    OptionalLong maxTokens = request.integer("max_completion_tokens", 1);
    return new CompletionRequest(
        request.requiredString("model"),
        messages(request.get("messages")),
        request.flag("stream"),
        new Fields(request.get("stream_options")).flag("include_usage"),
        maxTokens.isPresent() ? maxTokens : request.integer("max_tokens", 1),
        Sampling.of(request));
  }

  private static JsonNode object(byte[] body) {
    try {
      JsonNode object = JSON.readTree(body);
      if (object.isObject()) {
        return object;
      }
    } catch (JacksonException e) {
      // Refused below, as JSON that is no object is.
    }
    throw ApiException.invalid(null, "The body must be a JSON object");
  }

  private static List<ChatMessage> messages(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw ApiException.invalid("messages", "messages must be a list with at least one message");
    }
    return messages.valueStream().map(CompletionRequest::message).toList();
  }

  private static ChatMessage message(JsonNode message) {
    String asked = message.path("role").stringValue("");
    String role = ROLES.get(asked);
    if (role == null) {
      throw ApiException.invalid(
          "messages",
          "There is no role %s; there are system, developer, user and assistant".formatted(asked));
    }
    return new ChatMessage(role, content(message.path("content")));
  }

  private static String content(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    if (content.isArray() && content.valueStream().allMatch(CompletionRequest::isText)) {
      return content
          .valueStream()
          .map(part -> part.path("text").stringValue())
          .collect(Collectors.joining());
    }
    throw ApiException.invalid("messages", "content must be a string or a list of text parts");
  }

  private static boolean isText(JsonNode part) {
    return part.path("type").stringValue("").equals("text") && part.path("text").isString();
  }
}
