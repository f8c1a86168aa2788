package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.run.SlowRuns.SlowRunProperties;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ToolRunnerTest {

  private final DailyQuota.Counted counted = mock(DailyQuota.Counted.class);
  private final ToolQuotas.Counted countedForTool = mock(ToolQuotas.Counted.class);
  private final EventPublisher publisher = mock(EventPublisher.class);

  @Test
  void runThatFoundNoPlaceIsNeitherCountedNorRecorded() {
    DailyQuota quota = mock(DailyQuota.class);
    when(quota.count(any())).thenReturn(counted);
    ToolQuotas toolQuotas = mock(ToolQuotas.class);
    when(toolQuotas.count(any(), any())).thenReturn(countedForTool);
    InputReader inputs = mock(InputReader.class);
    when(inputs.read(any(), any())).thenReturn("input");
    try (SlowRuns full = new SlowRuns(new SlowRunProperties(0, Duration.ofSeconds(1)))) {
      ToolRunner runner =
          new ToolRunner(
              inputs,
              quota,
              toolQuotas,
              full,
              mock(UsageSummary.class),
              publisher,
              Clock.systemUTC());
      assertThatThrownBy(() ->
              runner.run(
                  slowTool(),
                  JsonMapper.shared().createObjectNode(),
                  new Owner("user", null, null, false),
                  RunFollower.NONE))
          .isInstanceOf(ApiException.class)
          .hasMessageContaining("Too many slow tools");
    }
    verify(counted).release();
    verify(countedForTool).release();
    verifyNoInteractions(publisher);
  }

  private static Entry<String, String> slowTool() {
    ToolInfo<String> info =
        new ToolInfo<>("slow", "Slow", Category.NETWORK, "Waits.", "input").with(Trait.SLOW);
    Tool<String, String> tool =
        new Tool<>() {
          @Override
          public ToolInfo<String> info() {
            return info;
          }

          @Override
          public String run(String input) {
            return input;
          }
        };
    return new Entry<>(tool, info, String.class, String.class);
  }
}
