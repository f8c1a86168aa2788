package com.onelastai.events.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.onelastai.events.EventContract;

/**
 * An agent of the platform can be talked to, or its description changed. Each agent is published
 * again at least once a day, so that a reader that starts later learns of all agents.
 */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.agent-published.v1")
public record AgentPublished(String agentId, String name, String category, Access access)
    implements ChatEvent {

  /** Who may talk to the agent. A reader treats anything but {@link #FREE} as not free. */
  public enum Access {
    FREE,
    SUBSCRIPTION,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  @Override
  public String key() {
    return agentId;
  }
}
