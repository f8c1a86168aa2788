package com.onelastai.events.chat;

import com.onelastai.events.DomainEvent;

/** Something that happened between people and agents. */
public sealed interface ChatEvent extends DomainEvent
    permits AgentPublished,
        AgentWithdrawn,
        ConversationStarted,
        FeedbackGiven,
        MessageCompleted {

  String TOPIC = "chat.v1";
}
