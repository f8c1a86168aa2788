package com.onelastai.chat.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer that a conversation waits for, as far as it has been stored.
 *
 * @param owner of the conversation; null if it is gone
 * @param since identifies the answer; null if none is in progress
 */
public record AnswerProgress(@Nullable String owner, @Nullable Instant since, String part) {

  public static final AnswerProgress GONE = new AnswerProgress(null, null, "");

  static AnswerProgress of(String owner, @Nullable Answering answering) {
    return answering == null
        ? new AnswerProgress(owner, null, "")
        : new AnswerProgress(owner, answering.since(), answering.part());
  }
}
