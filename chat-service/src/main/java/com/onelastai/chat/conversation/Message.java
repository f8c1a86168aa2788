package com.onelastai.chat.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message. Only its feedback can change.
 *
 * @param seq 1, 2, 3 ... in the order of storage, without gaps
 * @param id {@code <conversationId>-<seq>}
 * @param parent the {@code seq} of the message that it follows; 0 for the first
 * @param role {@link #USER} or {@link #ASSISTANT}
 * @param tokens of an answer, as the model counts them; of a user's message its share of the
 *     prompt, by length. Null if unknown
 * @param promptTokens tokens of the whole prompt of this answer
 * @param model its real name; null if unknown
 * @param responseTime milliseconds from the question to the end of the answer
 * @param status of an answer: {@link AnswerResult#COMPLETE}, {@link AnswerResult#STOPPED} by the
 *     user or {@link AnswerResult#INTERRUPTED} by a failure
 */
public record Message(
    int seq,
    String id,
    int parent,
    String role,
    String content,
    Instant timestamp,
    @Nullable Integer tokens,
    @Nullable Integer promptTokens,
    @Nullable String model,
    @Nullable Long responseTime,
    @Nullable String status,
    @Nullable Feedback feedback) {

  public static final String USER = "user";
  public static final String ASSISTANT = "assistant";

  static final String SEPARATOR = "-";

  /** A user's message. */
  public static Message question(
      int seq, String id, int parent, String content, Instant time, @Nullable Integer tokens) {
    return new Message(seq, id, parent, USER, content, time, tokens, null, null, null, null, null);
  }

  public static String id(String conversationId, int seq) {
    return conversationId + SEPARATOR + seq;
  }
}
