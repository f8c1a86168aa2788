package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A page reports a chat that it ran with an agent by itself.
 *
 * @param responseTime milliseconds
 */
@EventContract(topic = TrackingEvent.TOPIC, type = "com.onelastai.tracking.chat-reported.v1")
public record ChatReported(
    Actor actor,
    String agentId,
    @Nullable String agentName,
    @Nullable String userMessage,
    @Nullable String aiResponse,
    @Nullable Long responseTime,
    @Nullable String model,
    @Nullable String language)
    implements TrackingEvent {

  @Override
  public ChatReported withActor(Actor actor) {
    return new ChatReported(
        actor, agentId, agentName, userMessage, aiResponse, responseTime, model, language);
  }
}
