package com.onelastai.tools.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.onelastai.events.tools.ToolUsed;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.validation.InputReader;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.audit.ToolAudits;
import com.onelastai.tools.run.SlowRuns.SlowRunProperties;
import com.onelastai.tools.run.ToolCatalog.Entry;
import com.onelastai.tools.tool.Tool;
import com.onelastai.tools.tool.ToolFailedException;
import com.onelastai.tools.tool.ToolInfo;
import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import java.time.Clock;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ToolRunnerTest {

  private final DailyQuota.Counted counted = mock(DailyQuota.Counted.class);
  private final ToolQuotas.Counted countedForTool = mock(ToolQuotas.Counted.class);
  private final EventPublisher publisher = mock(EventPublisher.class);

  @Test
  void runThatFoundNoPlaceIsNeitherCountedNorRecorded() {
    assertThatThrownBy(() -> run(0, input -> input))
        .isInstanceOf(ApiException.class)
        .hasMessageContaining("Too many slow tools");
    verify(counted).release();
    verify(countedForTool).release();
    verifyNoInteractions(publisher);
  }

  @Test
  void secretsInTheReasonOfAFailedRunAreNotRecorded() {
    String reason = "https://x.example/?api_key=hunter2&page=2 takes too long to answer.";
    ToolAnswer answer =
        run(
            1,
            _ -> {
              throw new ToolFailedException(reason);
            });
    assertThat(answer.errorMessage()).isEqualTo(reason);
    verify(publisher)
        .publish(
            argThat(events ->
                events.getFirst().event() instanceof ToolUsed used
                    && "https://x.example/?page=2 takes too long to answer."
                        .equals(used.errorMessage())));
  }

  private ToolAnswer run(int places, UnaryOperator<String> work) {
    DailyQuota quota = mock(DailyQuota.class);
    when(quota.count(any())).thenReturn(counted);
    ToolQuotas toolQuotas = mock(ToolQuotas.class);
    when(toolQuotas.count(any(), any())).thenReturn(countedForTool);
    InputReader inputs = mock(InputReader.class);
    when(inputs.read(any(), any())).thenReturn("input");
    try (SlowRuns runs = new SlowRuns(new SlowRunProperties(places, Duration.ofMinutes(1)))) {
      return new ToolRunner(
              inputs,
              quota,
              toolQuotas,
              runs,
              mock(UsageSummary.class),
              mock(ToolAudits.class),
              publisher,
              Clock.systemUTC())
          .run(
              slowTool(work),
              JsonMapper.shared().createObjectNode(),
              new Owner("user", null, null, false),
              RunFollower.NONE);
    }
  }

  private static Entry<String, String> slowTool(UnaryOperator<String> work) {
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
            return work.apply(input);
          }
        };
    return new Entry<>(tool, info, String.class, String.class);
  }
}
