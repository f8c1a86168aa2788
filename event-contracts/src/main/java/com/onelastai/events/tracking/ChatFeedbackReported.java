package com.onelastai.events.tracking;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * A page reports feedback on an answer.
 *
 * @param rating 1 (poor) to 5 (excellent)
 */
@EventContract(
    topic = TrackingEvent.TOPIC,
    type = "com.onelastai.tracking.chat-feedback-reported.v1")
public record ChatFeedbackReported(
    Actor actor,
    String interactionId,
    @Nullable Boolean satisfied,
    @Nullable Integer rating,
    @Nullable String comment)
    implements TrackingEvent {

  @Override
  public ChatFeedbackReported withActor(Actor actor) {
    return new ChatFeedbackReported(actor, interactionId, satisfied, rating, comment);
  }
}
