package com.onelastai.events.chat;

import com.onelastai.events.EventContract;

/**
 * An agent of the platform's can be talked to, or what is told of it here changed. It is told again
 * now and then with nothing changed.
 *
 * @param access free or subscription
 */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.agent-published.v1")
public record AgentPublished(String agentId, String name, String category, String access)
    implements ChatEvent {

  @Override
  public String key() {
    return agentId;
  }
}
