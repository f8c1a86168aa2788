package com.onelastai.events.chat;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.onelastai.events.EventContract;
import org.jspecify.annotations.Nullable;

/**
 * An agent's message was stored: complete, or the part before it was stopped or interrupted.
 *
 * @param questionId the user's message that was stored with it; null for another answer to an
 *     earlier question
 * @param userId null if nobody was signed in; then {@code visitorId} is set
 * @param model its real name; null if the instance died before it was known
 * @param tokens of the answer; 0 if unknown
 * @param promptTokens of the whole prompt; null if the model did not report them
 * @param responseTime milliseconds from the question to the end of the answer
 * @param firstTokenTime milliseconds from the question to the first token; null if none came
 * @param status in lower case in the first records of this type
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
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_CASE_INSENSITIVE_VALUES) Status status)
    implements ChatEvent {

  public enum Status {
    COMPLETE,
    /** By the user. */
    STOPPED,
    /** By a failure. */
    INTERRUPTED,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  @Override
  public String key() {
    return conversationId;
  }
}
