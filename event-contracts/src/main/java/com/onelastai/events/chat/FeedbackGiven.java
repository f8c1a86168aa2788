package com.onelastai.events.chat;

import com.onelastai.events.EventContract;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone rated a conversation or one message in it. Later feedback replaces earlier feedback on
 * the same conversation or message.
 *
 * @param messageId null if the feedback is on the whole conversation
 * @param userId null if nobody was signed in; then {@code visitorId} is set
 * @param rating 1 (poor) to 5 (excellent)
 * @param replaced the earlier feedback that this replaces; null if there was none
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

  /** Earlier feedback and the time when it was given. */
  public record Replaced(@Nullable Integer rating, @Nullable Boolean satisfied, Instant time) {}

  @Override
  public String key() {
    return conversationId;
  }
}
