package com.onelastai.chat.conversation;

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
 * @param status {@link #COMPLETE}, {@link #STOPPED} or {@link #INTERRUPTED}
 */
public record AnswerResult(
    String content,
    @Nullable String model,
    @Nullable Integer promptTokens,
    @Nullable Integer tokens,
    @Nullable Integer questionTokens,
    long responseTime,
    @Nullable Long firstTokenTime,
    String status) {

  public static final String COMPLETE = "complete";
  public static final String STOPPED = "stopped";
  public static final String INTERRUPTED = "interrupted";
}
