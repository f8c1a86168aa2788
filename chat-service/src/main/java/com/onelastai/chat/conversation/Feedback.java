package com.onelastai.chat.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A user's feedback on an answer or on a whole conversation.
 *
 * @param rating 1 (poor) to 5 (excellent)
 */
public record Feedback(
    @Nullable Integer rating,
    @Nullable Boolean satisfied,
    @Nullable String comment,
    Instant timestamp) {}
