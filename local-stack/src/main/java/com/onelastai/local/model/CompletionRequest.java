package com.onelastai.local.model;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of {@code POST /v1/chat/completions}. Fields that are not read here are ignored.
 *
 * @param includeUsage whether a stream ends with its token counts
 * @param canWait whether others come first, as OpenAI's service tier {@code flex}
 */
record CompletionRequest(
    String model,
    List<Message> messages,
    boolean stream,
    boolean includeUsage,
    boolean canWait,
    OptionalLong maxTokens,
    Sampling sampling) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The template's role by the request's. */
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
        request.get("service_tier").stringValue("").equals("flex"),
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
      // Refused below, like JSON that is not an object.
    }
    throw ApiException.invalid(null, "The body must be a JSON object");
  }

  private static List<Message> messages(JsonNode messages) {
    if (!messages.isArray() || messages.isEmpty()) {
      throw ApiException.invalid("messages", "messages must be a list with at least one message");
    }
    return messages.valueStream().map(CompletionRequest::message).toList();
  }

  private static Message message(JsonNode message) {
    String asked = message.path("role").stringValue("");
    String role = ROLES.get(asked);
    if (role == null) {
      throw ApiException.invalid(
          "messages",
          "There is no role %s; there are system, developer, user and assistant".formatted(asked));
    }
    return new Message(role, content(message.path("content")));
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

  /**
   * @param role as chat templates name it: {@code system}, {@code user} or {@code assistant}
   */
  record Message(String role, String content) {}

  /** How tokens are sampled, and strings that end the answer. */
  record Sampling(
      OptionalDouble temperature, OptionalDouble topP, OptionalLong seed, List<String> stop) {
    private static final double MAX_TEMPERATURE = 2;
    private static final int MAX_STOP_STRINGS = 4;

    private static Sampling of(Fields request) {
      return new Sampling(
          request.number("temperature", 0, MAX_TEMPERATURE),
          request.number("top_p", 0, 1),
          request.integer("seed", Long.MIN_VALUE),
          stop(request));
    }

    private static List<String> stop(Fields request) {
      if (!request.has("stop")) {
        return List.of();
      }
      List<String> stop =
          request.get("stop").isArray()
              ? request.get("stop").valueStream().map(word -> word.stringValue("")).toList()
              : List.of(request.get("stop").stringValue(""));
      if (stop.size() > MAX_STOP_STRINGS || stop.contains("")) {
        throw ApiException.invalid(
            "stop", "stop must be a string or a list of up to %d".formatted(MAX_STOP_STRINGS));
      }
      return stop;
    }
  }

  /** Reads the fields of a request; null counts as missing. */
  private record Fields(JsonNode object) {

    JsonNode get(String name) {
      return object.path(name);
    }

    boolean has(String name) {
      return object.hasNonNull(name);
    }

    String requiredString(String name) {
      if (!object.path(name).isString()) {
        throw ApiException.invalid(name, name + " must be a string");
      }
      return object.path(name).asString();
    }

    boolean flag(String name) {
      if (has(name) && !object.path(name).isBoolean()) {
        throw ApiException.invalid(name, name + " must be true or false");
      }
      return object.path(name).asBoolean(false);
    }

    OptionalDouble number(String name, double min, double max) {
      if (!has(name)) {
        return OptionalDouble.empty();
      }
      JsonNode value = object.path(name);
      if (!value.isNumber() || value.doubleValue() < min || value.doubleValue() > max) {
        throw ApiException.invalid(name, "%s must be from %s to %s".formatted(name, min, max));
      }
      return OptionalDouble.of(value.doubleValue());
    }

    OptionalLong integer(String name, long min) {
      if (!has(name)) {
        return OptionalLong.empty();
      }
      JsonNode value = object.path(name);
      if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < min) {
        throw ApiException.invalid(name, "%s must be an integer from %d on".formatted(name, min));
      }
      return OptionalLong.of(value.longValue());
    }
  }
}
