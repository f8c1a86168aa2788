package com.onelastai.chat.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.onelastai.chat.answer.AnswerStream.EventStreamWriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class EventStreamWriterTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final EventStreamWriter events = new EventStreamWriter(response, JsonMapper.shared());

  @Test
  void eventHasIdNameAndOneLineOfData() throws Exception {
    events.begin();
    events.send("token", "c-1-2:7", Map.of("text", "a\nb 🙂"));
    events.send("error", null, Map.of("status", 502));
    events.comment();
    assertThat(response.getContentAsString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
            id: c-1-2:7
            event: token
            data: {"text":"a\\nb 🙂"}

            event: error
            data: {"status":502}

            :

            """);
    assertThat(response.getContentType()).isEqualTo("text/event-stream");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeader("X-Accel-Buffering")).isEqualTo("no");
  }

  @Test
  void loneSurrogateDoesNotEndTheStream() throws Exception {
    events.send("token", null, Map.of("text", "a\ud83d"));
    assertThat(response.getContentAsString(StandardCharsets.UTF_8)).contains("\"a?\"");
  }

  @Test
  void nothingIsWrittenAfterTheClientDisconnects() throws Exception {
    HttpServletResponse gone = mock();
    ServletOutputStream out = mock();
    when(gone.getOutputStream()).thenReturn(out);
    Mockito.doThrow(new IOException("Broken pipe")).when(gone).flushBuffer();
    EventStreamWriter stream = new EventStreamWriter(gone, JsonMapper.shared());
    stream.comment();
    stream.comment();
    assertThat(stream.disconnected()).isTrue();
    verify(out, times(1)).write(any(byte[].class));
  }
}
