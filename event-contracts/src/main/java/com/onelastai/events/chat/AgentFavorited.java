package com.onelastai.events.chat;

import com.onelastai.events.EventContract;

/** A user marked an agent as a favourite. */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.agent-favorited.v1")
public record AgentFavorited(String userId, String agentId) implements ChatEvent {

  @Override
  public String key() {
    return userId;
  }
}
