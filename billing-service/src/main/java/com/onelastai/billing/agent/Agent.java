package com.onelastai.billing.agent;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An agent of the platform, as last published by chat-service.
 *
 * @param name empty if the agent was withdrawn before it was first seen
 * @param subscription whether a subscription is needed to talk to it
 * @param time of the event
 */
@Document(Agent.COLLECTION)
public record Agent(
    @Id String id, String name, boolean subscription, boolean withdrawn, Instant time) {

  static final String COLLECTION = "billingagents";
}
