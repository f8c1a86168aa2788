package com.onelastai.tools.run;

import com.onelastai.starter.problem.ProblemCodes;
import com.onelastai.tools.tool.ToolFailedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Sends a run to a client as server-sent events. A client that goes away ends the run. */
final class RunStream implements RunFollower {

  private static final Logger log = LoggerFactory.getLogger(RunStream.class);

  private final HttpServletResponse response;
  private final JsonMapper json;
  private boolean begun;

  RunStream(HttpServletResponse response, JsonMapper json) {
    this.response = response;
    this.json = json;
  }

  record Line(String text) {}

  record Failure(int status, String code, String detail) {}

  @Override
  public void line(String text) {
    send("line", new Line(text));
  }

  /** Clients ignore comments. */
  @Override
  public void alive() {
    write(":\n\n");
  }

  void answer(ToolAnswer answer) {
    send("answer", answer);
  }

  /** Rethrows if the stream has not begun, so that the error becomes a problem response. */
  void fail(RuntimeException failure) {
    if (!begun) {
      throw failure;
    }
    log.error("Run failed", failure);
    HttpStatus status = HttpStatus.INTERNAL_SERVER_ERROR;
    send("error", new Failure(status.value(), ProblemCodes.INTERNAL, "Something went wrong here."));
  }

  /** JSON has no line breaks, so one line of data is enough. */
  private void send(String event, Object data) {
    write("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n");
  }

  /** Lines come from the thread of the run. */
  private synchronized void write(String text) {
    try {
      begin();
      response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      response.flushBuffer();
    } catch (IOException gone) {
      throw new ToolFailedException("The client did not wait for the answer.");
    }
  }

  private void begin() {
    if (begun) {
      return;
    }
    begun = true;
    response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    // Otherwise nginx and its derivatives buffer the stream.
    response.setHeader("X-Accel-Buffering", "no");
  }
}
