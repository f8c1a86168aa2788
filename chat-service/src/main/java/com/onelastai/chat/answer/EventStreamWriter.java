package com.onelastai.chat.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Writes server-sent events, each flushed at once. Does nothing once the client has left. */
final class EventStreamWriter {

  private final HttpServletResponse response;
  private final JsonMapper json;
  private boolean left;

  EventStreamWriter(HttpServletResponse response, JsonMapper json) {
    this.response = response;
    this.json = json;
  }

  /** Sets the response headers. Before this call an error can still be a problem response. */
  void begin() {
    response.setStatus(HttpStatus.OK.value());
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Otherwise nginx and its derivatives buffer the stream.
    response.setHeader("X-Accel-Buffering", "no");
  }

  /**
   * @param id null if a client cannot resume after this event
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

  /** Clients ignore comments; it keeps proxies from closing an idle connection. */
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
