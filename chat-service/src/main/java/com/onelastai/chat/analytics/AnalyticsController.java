package com.onelastai.chat.analytics;

import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.conversation.Adoption;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.time.Period;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Agent analytics")
class AnalyticsController {

  private static final int MAX_ID = 100;

  private final Agents agents;
  private final Adoption adoption;
  private final FigureCollection figures;
  private final Clock clock;

  AnalyticsController(Agents agents, Adoption adoption, FigureCollection figures, Clock clock) {
    this.agents = agents;
    this.adoption = adoption;
    this.figures = figures;
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
      @Parameter(description = "The user whose conversations are counted; admins can name any user")
          @RequestParam(required = false)
          @Size(max = MAX_ID)
          @Nullable String userId,
      Owner caller) {
    Period period = Period.of(from, to, LocalDate.now(clock));
    String owner = owner(userId, caller);
    if (owner.equals(caller.key())) {
      adoption.adopt(caller);
    }
    Map<LocalDate, Document> platform = read(Source.PLATFORM, owner, agentId, period);
    Map<LocalDate, Document> client = read(Source.CLIENT, owner, agentId, period);
    if (platform.isEmpty() && client.isEmpty()) {
      agents.require(agentId, userId == null ? caller.userId() : userId);
    }
    return AgentAnalytics.of(agentId, period.from(), period.to(), platform, client);
  }

  private Map<LocalDate, Document> read(
      Source source, String owner, String agentId, Period period) {
    return figures.read(source, owner, agentId, period.from(), period.to());
  }

  private static String owner(@Nullable String userId, Owner caller) {
    if (userId == null) {
      return caller.admin() ? FigureDay.EVERYONE : caller.key();
    }
    if (!caller.admin() && !userId.equals(caller.userId())) {
      throw new AccessDeniedException("Others' figures are for admins");
    }
    return userId;
  }
}
