package com.onelastai.local.model;

import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An error response in OpenAI's format. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final int status;
  private final Error error;

  private ApiException(
      int status, String type, String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.error = new Error(message, type, code, param);
  }

  private static ApiException invalidRequest(
      int status, String code, @Nullable String param, String message) {
    return new ApiException(status, "invalid_request_error", code, param, message);
  }

  static ApiException invalid(@Nullable String param, String message) {
    return invalidRequest(400, "invalid_value", param, message);
  }

  static ApiException contextLengthExceeded(int promptTokens, int window) {
    String message =
        "The messages have %d tokens, and this model's window is %d, the answer included"
            .formatted(promptTokens, window);
    return invalidRequest(400, "context_length_exceeded", "messages", message);
  }

  static ApiException modelNotFound(String asked, String served) {
    String message = "There is no model %s here; there is %s".formatted(asked, served);
    return invalidRequest(404, "model_not_found", "model", message);
  }

  static ApiException noSuchPath(String method, String path) {
    return invalidRequest(404, "unknown_url", null, "There is no %s %s".formatted(method, path));
  }

  static ApiException busy() {
    return new ApiException(
        429, "rate_limit_error", "queue_full", null, "All slots are taken and the queue is full");
  }

  static ApiException failed() {
    return new ApiException(500, "server_error", "engine_failed", null, "The engine has failed");
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return status == 429 ? Map.of("Retry-After", "2") : Map.of();
  }

  Error error() {
    return error;
  }

  byte[] json() {
    return JSON.writeValueAsBytes(Map.of("error", error));
  }

  record Error(String message, String type, String code, @Nullable String param)
      implements Serializable {}
}
