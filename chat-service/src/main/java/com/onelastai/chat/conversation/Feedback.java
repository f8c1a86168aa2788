package com.onelastai.chat.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of an answer or of a whole conversation.
 *
 * @param rating 1 (poor) to 5 (excellent)
 */
public record Feedback(
    @Nullable Integer rating,
    @Nullable Boolean satisfied,
    @Nullable String comment,
    Instant timestamp) {}
