package com.onelastai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Builds the requests to one server. The key must not appear in any message. */
final class Requests {

  private static final int FIRST_VISIBLE = 0x21;
  private static final int LAST_VISIBLE = 0x7e;

  private final URI completions;
  private final URI models;
  private final String key;

  Requests(ModelProperties.Server settings) {
    completions = URI.create(settings.url() + "/chat/completions");
    models = URI.create(settings.url() + "/models");
    key = settings.key();
    if (!key.chars().allMatch(c -> c >= FIRST_VISIBLE && c <= LAST_VISIBLE)) {
      // HttpRequest would reject it too, and print it.
      throw new IllegalArgumentException(
          "The key of the model server " + host() + " has characters that no header can hold");
    }
  }

  String host() {
    return completions.getPort() < 0
        ? completions.getHost()
        : completions.getHost() + ":" + completions.getPort();
  }

  HttpRequest completion(CompletionRequest completion) {
    return to(completions)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
        .header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE)
        .POST(BodyPublishers.ofByteArray(Wire.JSON.writeValueAsBytes(completion)))
        .build();
  }

  HttpRequest models() {
    return to(models).header(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE).build();
  }

  private HttpRequest.Builder to(URI address) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    return key.isEmpty() ? request : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + key);
  }

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
      @Nullable Double temperature,
      @Nullable String serviceTier) {

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
          server.temperature(),
          server.serviceTier().isEmpty() ? null : server.serviceTier());
    }
  }

  /** The JSON mapper for OpenAI's API; the service's own mapper is too strict for it. */
  static final class Wire {

    static final JsonMapper JSON =
        JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Wire() {}
  }
}
