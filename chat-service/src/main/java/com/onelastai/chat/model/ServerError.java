package com.onelastai.chat.model;

import java.util.regex.Pattern;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a server says went wrong; what it does not say is empty. */
record ServerError(String message, String type, String code) {

  private static final int SHOWN = 300;
  private static final Pattern TOO_LONG =
      Pattern.compile(
          "context (length|size|window)|prompt is too long|max_tokens must be at least 1, got -",
          Pattern.CASE_INSENSITIVE);

  /** From the body of an answer that is none. */
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
   * OpenAI has a code for it and llama.cpp a type; vLLM and Ollama say it in words alone, and
   * vLLM's change.
   */
  boolean isPromptTooLong() {
    return code.equals("context_length_exceeded")
        || type.equals("exceed_context_size_error")
        || TOO_LONG.matcher(message).find();
  }

  /** Not a matter of waiting a moment, though it comes with the same status. */
  boolean isQuota() {
    return code.equals("insufficient_quota");
  }

  /** In a stream whose head was fine, the status that the server would have given. */
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
