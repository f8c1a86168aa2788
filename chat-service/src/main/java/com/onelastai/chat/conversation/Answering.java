package com.onelastai.chat.conversation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer in progress. The process that makes it holds a lease {@code until} then; after that the
 * process counts as dead, and {@code part} is stored as interrupted.
 *
 * @param messageId the answer's future id
 * @param question the user's message, which is stored with the answer; null if the answer is to one
 *     that was stored before
 * @param parent the {@code seq} of the message that the first of the new ones follows
 * @param part the text at the last checkpoint
 * @param stop whether the user requested a stop
 */
public record Answering(
    String messageId,
    @Nullable String question,
    int parent,
    Instant since,
    Instant until,
    String part,
    boolean stop) {

  /** Renewed by each checkpoint. */
  static final Duration LEASE = Duration.ofSeconds(30);
}
