package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.audit.ToolAudits;
import com.onelastai.tools.run.SlowRuns.SlowRunProperties;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.StreamingTool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

class RunStreamTest {

  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final RunStream stream = new RunStream(response, JsonMapper.shared());

  @Test
  void linesComeBeforeTheAnswer() throws IOException {
    ToolAnswer answer = run(new Counter(), stream);
    stream.answer(answer);
    assertThat(response.getContentAsString(StandardCharsets.UTF_8))
        .startsWith(
            """
            event: line
            data: {"text":"one\\nand \u2713"}

            event: line
            data: {"text":"two"}

            event: answer
            data: {"tool":"counter","success":true,"result":"done",\
            """)
        .endsWith("\n\n");
    assertThat(response.getContentType()).isEqualTo("text/event-stream");
    assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
    assertThat(response.getHeader("X-Accel-Buffering")).isEqualTo("no");
  }

  @Test
  void withoutAFollowerThereIsTheAnswerAlone() {
    assertThat(run(new Counter(), RunFollower.NONE).result()).isEqualTo("done");
  }

  @Test
  void clientThatGoesAwayEndsTheRun() throws IOException {
    HttpServletResponse gone = mock();
    ServletOutputStream out = mock();
    when(gone.getOutputStream()).thenReturn(out);
    doThrow(new IOException("Broken pipe")).when(gone).flushBuffer();
    Counter counter = new Counter();
    ToolAnswer answer = run(counter, new RunStream(gone, JsonMapper.shared()));
    assertThat(answer.success()).isFalse();
    assertThat(counter.finished).isFalse();
  }

  @Test
  void whatFailsBeforeTheFirstLineIsAnOrdinaryProblem() {
    ApiException refused = ApiException.notFound("tool");
    assertThatThrownBy(() -> stream.fail(refused)).isSameAs(refused);
    assertThat(response.isCommitted()).isFalse();
  }

  @Test
  void whatFailsLaterEndsTheStreamWithoutDetails() throws IOException {
    stream.alive();
    stream.fail(new IllegalStateException("inner"));
    assertThat(response.getContentAsString())
        .startsWith(":\n\nevent: error\ndata: {\"status\":500,")
        .doesNotContain("inner");
  }

  private static ToolAnswer run(Counter tool, RunFollower follower) {
    DailyQuota quota = mock(DailyQuota.class);
    when(quota.count(any())).thenReturn(mock(DailyQuota.Counted.class));
    ToolQuotas toolQuotas = mock(ToolQuotas.class);
    when(toolQuotas.count(any(), any())).thenReturn(mock(ToolQuotas.Counted.class));
    InputReader inputs = mock(InputReader.class);
    when(inputs.read(any(), any())).thenReturn("input");
    try (SlowRuns runs = new SlowRuns(new SlowRunProperties(1, Duration.ofMinutes(1)))) {
      ToolRunner runner =
          new ToolRunner(
              inputs,
              quota,
              toolQuotas,
              runs,
              mock(UsageSummary.class),
              mock(ToolAudits.class),
              mock(EventPublisher.class),
              Clock.systemUTC());
      return runner.run(
          new Entry<>(tool, tool.info(), String.class, String.class),
          JsonMapper.shared().createObjectNode(),
          new Owner("user", null, null, false),
          follower);
    }
  }

  private static final class Counter implements StreamingTool<String, String> {

    private boolean finished;

    @Override
    public ToolInfo<String> info() {
      return new ToolInfo<>("counter", "Counter", Category.NETWORK, "Counts.", "input")
          .with(Trait.SLOW);
    }

    @Override
    public String run(String input, Consumer<String> lines) {
      List.of("one\nand \u2713", "two").forEach(lines);
      finished = true;
      return "done";
    }
  }
}
