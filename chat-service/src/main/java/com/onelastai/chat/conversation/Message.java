package com.onelastai.chat.conversation;

import com.onelastai.chat.conversation.AnswerResult.Status;
import com.onelastai.model.FinishReason;
import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message. Only its feedback can change.
 *
 * @param seq 1, 2, 3 ... in the order of storage, without gaps
 * @param id {@code <conversationId>-<seq>}
 * @param parent the {@code seq} of the message that it follows; 0 for the first
 * @param tokens of an answer, as the model counts them; of a user's message its share of the
 *     prompt, by length. Null if unknown
 * @param promptTokens tokens of the whole prompt of this answer
 * @param model its real name; null if unknown
 * @param responseTime milliseconds from the question to the end of the answer
 * @param status of an answer
 * @param finishReason why the model ended a complete answer; null if unknown
 * @param reasoning what the model wrote to itself before the answer; null if nothing
 */
public record Message(
    int seq,
    String id,
    int parent,
    Role role,
    String content,
    Instant timestamp,
    @Nullable Integer tokens,
    @Nullable Integer promptTokens,
    @Nullable String model,
    @Nullable Long responseTime,
    @Nullable Status status,
    @Nullable FinishReason finishReason,
    @Nullable Reasoning reasoning,
    @Nullable Feedback feedback) {

  /** Who wrote it. */
  public enum Role implements SnakeCaseEnum {
    USER,
    ASSISTANT
  }

  /**
   * A model's reasoning, which is no part of its answer.
   *
   * @param text empty if the server keeps it to itself
   * @param tokens of the answer's tokens
   */
  public record Reasoning(String text, int tokens) {}

  /** Whether there is reasoning to be read. */
  public boolean reasoned() {
    return reasoning != null && !reasoning.text().isEmpty();
  }

  /** Those of the tokens that are in the text; null if unknown. */
  public @Nullable Integer textTokens() {
    return tokens == null || reasoning == null
        ? tokens
        : Integer.valueOf(Math.max(0, tokens - reasoning.tokens()));
  }

  static final String SEPARATOR = "-";

  /** A user's message. */
  public static Message question(
      int seq, String id, int parent, String content, Instant time, @Nullable Integer tokens) {
    return new Message(
        seq, id, parent, Role.USER, content, time, tokens, null, null, null, null, null, null,
        null);
  }

  public static String id(String conversationId, int seq) {
    return conversationId + SEPARATOR + seq;
  }
}
