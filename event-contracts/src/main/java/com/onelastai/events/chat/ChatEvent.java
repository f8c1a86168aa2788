package com.onelastai.events.chat;

import com.onelastai.events.DomainEvent;

/** An event about an agent or a conversation with one. */
public sealed interface ChatEvent extends DomainEvent
    permits AgentPublished, AgentWithdrawn, ConversationStarted, FeedbackGiven, MessageCompleted {

  String TOPIC = "chat.v1";
}
