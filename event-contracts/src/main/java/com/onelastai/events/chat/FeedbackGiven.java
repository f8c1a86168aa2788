package com.onelastai.events.chat;

import com.onelastai.events.EventContract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody said what they thought of a conversation, or of one message in it. A later one on the
 * same takes the place of an earlier one.
 *
 * @param messageId null if it is on the whole conversation
 * @param userId null if nobody was signed in; then {@code visitorId} is there
 * @param rating 1 (poor) to 5 (excellent)
 * @param replaced what stood there before; null if nothing did
 */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.feedback-given.v1")
public record FeedbackGiven(
    String conversationId,
    @Nullable String messageId,
    String agentId,
    @Nullable String userId,
    @Nullable String visitorId,
    @Nullable Integer rating,
    @Nullable Boolean satisfied,
    @Nullable Replaced replaced)
    implements ChatEvent {

  /** An earlier feedback on the same, and when it was given. */
  public record Replaced(@Nullable Integer rating, @Nullable Boolean satisfied, Instant time) {}

  @Override
  public String key() {
    return conversationId;
  }
}
