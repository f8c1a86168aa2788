package com.onelastai.chat.agent;

import com.onelastai.starter.security.Caller;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows agents to somebody. */
@Component
public class AgentViews {

  private final Admission admission;

  AgentViews(Admission admission) {
    this.admission = admission;
  }

  public List<AgentView> of(List<Agent> agents, @Nullable Caller caller) {
    Predicate<Agent> open = admission.openTo(caller);
    return agents.stream().map(agent -> AgentView.of(agent, caller, open.test(agent))).toList();
  }
}
