package com.onelastai.events.chat;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A user or visitor started a conversation with an agent.
 *
 * @param userId null if nobody was signed in; then {@code visitorId} is set
 */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.conversation-started.v1")
public record ConversationStarted(
    String conversationId, String agentId, @Nullable String userId, @Nullable String visitorId)
    implements ChatEvent {

  @Override
  public String key() {
    return conversationId;
  }
}
