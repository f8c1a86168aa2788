package com.onelastai.chat.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Server-sent events, each on its way as soon as it is written. Once the client has left, nothing
 * is.
 */
final class EventStream {

  private final HttpServletResponse response;
  private final JsonMapper json;
  private boolean left;

  EventStream(HttpServletResponse response, JsonMapper json) {
    this.response = response;
    this.json = json;
  }

  /** Writes the head. Until then the answer may still be a problem. */
  void begin() {
    response.setStatus(HttpStatus.OK.value());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Otherwise nginx, and what is built on it, would gather what should be passed on.
    response.setHeader("X-Accel-Buffering", "no");
  }

  /**
   * @param id null if there is nothing that a client could go on from
   */
  void send(String event, @Nullable String id, Object data) {
    StringBuilder text = new StringBuilder();
    if (id != null) {
      text.append("id: ").append(id).append('\n');
    }
    // JSON has no line breaks, so one line of data is enough.
    text.append("event: ").append(event).append('\n');
    text.append("data: ").append(json.writeValueAsString(data)).append("\n\n");
    write(text.toString());
  }

  /** Something that clients pass over, so that nobody on the way takes the line for dead. */
  void comment() {
    write(":\n\n");
  }

  boolean left() {
    return left;
  }

  private void write(String text) {
    if (left) {
      return;
    }
    try {
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException clientLeft) {
      left = true;
    }
  }
}
