package com.onelastai.chat.analytics;

import com.onelastai.chat.agent.Agents;
import com.onelastai.chat.analytics.FigureDay.Source;
import com.onelastai.chat.conversation.Adoption;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.time.LocalDate;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Reads the figures of agents. */
@Service
class Analytics {

  private final Agents agents;
  private final Adoption adoption;
  private final FigureCollection figures;

  Analytics(Agents agents, Adoption adoption, FigureCollection figures) {
    this.agents = agents;
    this.adoption = adoption;
    this.figures = figures;
  }

  /**
   * @param userId whose conversations; null: the caller's own, everyone's for an admin
   * @throws ApiException 404 if there is neither such an agent nor any figures
   */
  AgentAnalytics read(String agentId, Period period, @Nullable String userId, Owner caller) {
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
