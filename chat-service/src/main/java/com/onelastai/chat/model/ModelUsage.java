package com.onelastai.chat.model;

import org.jspecify.annotations.Nullable;

/**
 * What an answer took.
 *
 * @param promptTokens null if the server has not said, as when the answer was cancelled
 * @param answerTokens as the server counts; of an answer that was cancelled, the pieces that came,
 *     which are a token each
 */
public record ModelUsage(@Nullable Integer promptTokens, int answerTokens) {}
