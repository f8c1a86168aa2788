package com.onelastai.chat.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What came of an answer.
 *
 * @param model its real name; null if it is not known any more
 * @param promptTokens of all that the model read; null if it did not say
 * @param tokens of the answer; null if they are not known
 * @param questionTokens the question's share of the prompt's; null if it is not known
 * @param responseTime milliseconds from the question to the end of the answer
 * @param firstTokenTime milliseconds from the question to the first words; null if none came
 * @param status {@link #COMPLETE}, {@link #STOPPED} or {@link #INTERRUPTED}
 */
public record Answered(
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
