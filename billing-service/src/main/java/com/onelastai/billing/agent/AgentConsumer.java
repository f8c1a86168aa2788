package com.onelastai.billing.agent;

import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import org.springframework.stereotype.Component;

/** Follows which agents are for sale. */
@Component
class AgentConsumer {

  private final AgentReadModel agents;

  AgentConsumer(AgentReadModel agents) {
    this.agents = agents;
  }

  @EventListener(group = "agents", groupId = "billing-service", bulk = true)
  void on(AgentPublished published, EventMetadata metadata) {
    agents.publish(published, metadata.time());
  }

  @EventListener(group = "agents", groupId = "billing-service", bulk = true)
  void on(AgentWithdrawn withdrawn, EventMetadata metadata) {
    agents.withdraw(withdrawn.agentId(), metadata.time());
  }
}
