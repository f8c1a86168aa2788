package com.onelastai.events.chat;

import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * An agent's message was stored: whole, or the part that came before it was stopped or broke off.
 *
 * @param questionId the user's message that was stored with it; null if it answers one that was
 *     answered before
 * @param userId null if nobody was signed in; then {@code visitorId} is there
 * @param model its real name; null if whoever asked it died before they could say
 * @param tokens of the answer; 0 if that is not known
 * @param promptTokens of all that the model read for it; null if the model did not say
 * @param responseTime milliseconds from the question to the end of the answer
 * @param firstTokenTime milliseconds from the question to the answer's first words; null if none
 *     came
 * @param status complete, stopped or interrupted
 */
@EventContract(topic = ChatEvent.TOPIC, type = "com.onelastai.chat.message-completed.v1")
public record MessageCompleted(
    String conversationId,
    String messageId,
    @Nullable String questionId,
    String agentId,
    @Nullable String userId,
    @Nullable String visitorId,
    @Nullable String model,
    int tokens,
    @Nullable Integer promptTokens,
    long responseTime,
    @Nullable Long firstTokenTime,
    String status)
    implements ChatEvent {

  @Override
  public String key() {
    return conversationId;
  }
}
