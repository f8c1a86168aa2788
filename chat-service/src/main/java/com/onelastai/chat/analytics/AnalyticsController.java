package com.onelastai.chat.analytics;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agent analytics")
class AnalyticsController {

  private static final int MAX_ID = 100;

  private final Analytics analytics;
  private final Clock clock;

  AnalyticsController(Analytics analytics, Clock clock) {
    this.analytics = analytics;
    this.clock = clock;
  }

  @SignedIn
  @GetMapping("/api/analytics/agent/{agentId}")
  @Operation(
      summary = "Get usage figures of an agent, in total and by day",
      description =
          """
          Users see figures of their own conversations, admins of everyone's. Days are in UTC, at \
          most 366; the default is the last 30. A conversation counts on the day it started, a \
          message on the day it was complete, feedback on the day it was given; replaced feedback \
          does not count. Chats that pages report themselves are listed separately under \
          `reported`. Figures are about a second old. Not found if there is no such agent and \
          nothing was counted in this period.\
          """)
  @Problems("forbidden")
  AgentAnalytics getAgentAnalytics(
      @Parameter(example = "einstein") @PathVariable @Size(max = MAX_ID) String agentId,
      @Parameter(example = "2026-03-01")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(example = "2026-03-30")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "Whose conversations; anyone's for admins")
          @RequestParam(required = false)
          @Size(max = MAX_ID)
          @Nullable String userId,
      Owner caller) {
    Period period = Period.of(from, to, LocalDate.now(clock));
    return analytics.read(agentId, period, userId, caller);
  }
}
