package com.onelastai.chat.agent;

import com.onelastai.starter.security.Caller;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows agents to a caller. */
@Component
public class AgentViews {

  private final Agents agents;

  AgentViews(Agents agents) {
    this.agents = agents;
  }

  public List<AgentView> of(List<Agent> shown, @Nullable Caller caller) {
    Predicate<Agent> open = agents.openTo(caller);
    return shown.stream().map(agent -> AgentView.of(agent, caller, open.test(agent))).toList();
  }
}
