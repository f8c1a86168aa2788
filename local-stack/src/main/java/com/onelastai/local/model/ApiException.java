package com.onelastai.local.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An error response in OpenAI's format. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INVALID_REQUEST = "invalid_request_error";
  private static final String RETRY_AFTER_SECONDS = "2";

  private final int status;
  private final String type;
  private final String code;
  private final @Nullable String param;

  private ApiException(
      int status, String type, String code, @Nullable String param, String message) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static ApiException invalid(@Nullable String param, String message) {
    return new ApiException(400, INVALID_REQUEST, "invalid_value", param, message);
  }

  static ApiException contextLengthExceeded(int promptTokens, int window) {
    return new ApiException(
        400,
        INVALID_REQUEST,
        "context_length_exceeded",
        "messages",
        "The messages have %d tokens, and this model's window is %d, the answer included"
            .formatted(promptTokens, window));
  }

  static ApiException modelNotFound(String asked, String served) {
    return new ApiException(
        404,
        INVALID_REQUEST,
        "model_not_found",
        "model",
        "There is no model %s here; there is %s".formatted(asked, served));
  }

  static ApiException noSuchPath(String method, String path) {
    return new ApiException(
        404, INVALID_REQUEST, "unknown_url", null, "There is no %s %s".formatted(method, path));
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
    return status == 429 ? Map.of("Retry-After", RETRY_AFTER_SECONDS) : Map.of();
  }

  Error error() {
    return new Error(String.valueOf(getMessage()), type, code, param);
  }

  byte[] json() {
    return JSON.writeValueAsBytes(Map.of("error", error()));
  }

  record Error(String message, String type, String code, @Nullable String param) {}
}
