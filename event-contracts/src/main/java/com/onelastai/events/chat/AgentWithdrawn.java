package com.onelastai.events.chat;

import com.onelastai.events.EventContract;

/** An agent of the platform is no longer available. */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.agent-withdrawn.v1")
public record AgentWithdrawn(String agentId) implements ChatEvent {

  @Override
  public String key() {
    return agentId;
  }
}
