package com.onelastai.chat.analytics;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.security.SignedIn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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
      summary = "How an agent does, in all and by day",
      description =
          """
          The caller's own conversations; everyone's for an admin. Days are in UTC, at most 366; \
          the default is the last 30. A conversation counts on the day on which it began, a \
          message when it was complete, a feedback when it was given; one that is replaced does \
          not count any more. What pages report of chats that they held by themselves stands apart \
          under reported. Figures show what happened a second or so ago.\
          """)
  @ApiResponse(responseCode = "200", description = "What was counted")
  @ApiResponse(
      responseCode = "400",
      description = "`invalid_request` names the parameter: no day, or more than 366 of them")
  @ApiResponse(responseCode = "403", description = "`forbidden`: others' figures are for admins")
  @ApiResponse(
      responseCode = "404",
      description = "`not_found`: no such agent, and nothing counted for it in this period")
  AgentAnalytics analytics(
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
