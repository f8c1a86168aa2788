package com.onelastai.support.livechat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of a chat.
 *
 * @param clientId chosen by the sender, so that it is stored once
 * @param authorId the member of the team; null for the user's
 */
record ChatMessage(
    String clientId, Side sender, @Nullable String authorId, String text, Instant timestamp) {}
