package com.onelastai.chat.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is being made. It belongs to whoever began it until {@code until}; after that they
 * are taken for dead, and what had come is stored as interrupted.
 *
 * @param messageId what the answer's id will be
 * @param question the user's message, which is stored with the answer; null if the answer is to one
 *     that was stored before
 * @param parent the {@code seq} of the message that the first of the new ones follows
 * @param part what had come at the last checkpoint
 * @param stop whether the user asked to end it
 */
public record Answering(
    String messageId,
    @Nullable String question,
    int parent,
    Instant since,
    Instant until,
    String part,
    boolean stop) {

  /** How long an answer belongs to whoever makes it after each sign of life. */
  static final Duration LEASE = Duration.ofSeconds(30);
}
