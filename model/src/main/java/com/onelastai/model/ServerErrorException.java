package com.onelastai.model;

import com.onelastai.model.Requests.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An error response of a server, or an error in the middle of a stream. */
final class ServerErrorException extends IOException {

  private static final long SHORTEST_PAUSE = 1;
  private static final long USUAL_PAUSE = 2;
  private static final long LONGEST_PAUSE = 30;

  private final int status;
  private final transient ServerError error;
  private final @Nullable String retryAfter;

  ServerErrorException(int status, ServerError error, @Nullable String retryAfter) {
    // Without the server's text, which may repeat what was sent.
    super("the server answered " + status);
    this.status = status;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  int status() {
    return status;
  }

  ServerError error() {
    return error;
  }

  /** How long to wait before the next request. */
  Duration pause() {
    long seconds = retryAfter == null ? USUAL_PAUSE : seconds(retryAfter);
    return Duration.ofSeconds(Math.clamp(seconds, SHORTEST_PAUSE, LONGEST_PAUSE));
  }

  private static long seconds(String retryAfter) {
    try {
      return (long) Math.ceil(Double.parseDouble(retryAfter));
    } catch (NumberFormatException date) {
      // A date is valid too, but no model server is known to send one.
      return LONGEST_PAUSE;
    }
  }

  /** The server's description of the error; missing parts are empty. */
  record ServerError(String message, String type, String code) {

    private static final int SHOWN = 300;
    private static final Pattern TOO_LONG =
        Pattern.compile(
            "context (length|size|window)|prompt is too long|max_tokens must be at least 1, got -",
            Pattern.CASE_INSENSITIVE);

    /** Parses the body of an error response. */
    static ServerError parse(String body) {
      try {
        JsonNode root = Wire.JSON.readTree(body);
        return of(root.has("error") ? root.get("error") : root);
      } catch (JacksonException notJson) {
        return new ServerError(body, "", "");
      }
    }

    /** From the member {@code error}, an object or a text. */
    static ServerError of(JsonNode error) {
      return error.isString()
          ? new ServerError(error.asString(), "", "")
          : new ServerError(text(error, "message"), text(error, "type"), text(error, "code"));
    }

    private static String text(JsonNode error, String member) {
      return error.path(member).asString("");
    }

    /**
     * OpenAI sends a code for it and llama.cpp a type; vLLM and Ollama only a message, and vLLM's
     * text changes between versions.
     */
    boolean isPromptTooLong() {
      return code.equals("context_length_exceeded")
          || type.equals("exceed_context_size_error")
          || TOO_LONG.matcher(message).find();
    }

    /** Waiting does not help, although the status is the same as for busy. */
    boolean isQuota() {
      return code.equals("insufficient_quota");
    }

    /** The status for an error inside a stream. */
    int status() {
      try {
        return Integer.parseInt(code);
      } catch (NumberFormatException word) {
        return 500;
      }
    }

    /** For the log. */
    String shown(String key) {
      String text = StringUtils.hasText(key) ? message.replace(key, "***") : message;
      return (text.length() > SHOWN ? text.substring(0, SHOWN) : text).replaceAll("\\s+", " ");
    }
  }
}
