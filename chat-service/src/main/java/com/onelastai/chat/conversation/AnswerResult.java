package com.onelastai.chat.conversation;

import com.onelastai.chat.conversation.Message.Reasoning;
import com.onelastai.model.FinishReason;
import com.onelastai.starter.enums.SnakeCaseEnum;
import org.jspecify.annotations.Nullable;

/**
 * A finished answer.
 *
 * @param model its real name; null if unknown
 * @param promptTokens tokens of the whole prompt; null if unknown
 * @param tokens of the answer; null if unknown
 * @param questionTokens the question's share of {@code promptTokens}; null if unknown
 * @param responseTime milliseconds from the question to the end of the answer
 * @param firstTokenTime milliseconds from the question to the first piece; null if there was none
 * @param finishReason why the model ended; null if it did not
 * @param reasoning null if there was none
 */
public record AnswerResult(
    String content,
    @Nullable String model,
    @Nullable Integer promptTokens,
    @Nullable Integer tokens,
    @Nullable Integer questionTokens,
    long responseTime,
    @Nullable Long firstTokenTime,
    Status status,
    @Nullable FinishReason finishReason,
    @Nullable Reasoning reasoning) {

  public enum Status implements SnakeCaseEnum {
    COMPLETE,
    /** By the user. */
    STOPPED,
    /** By a failure. */
    INTERRUPTED
  }
}
