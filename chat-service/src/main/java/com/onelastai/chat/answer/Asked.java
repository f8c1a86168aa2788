package com.onelastai.chat.answer;

import com.onelastai.chat.owner.Owner;
import org.jspecify.annotations.Nullable;

/**
 * What is to be answered.
 *
 * @param conversationId null if this begins one
 * @param agentId null if it is the conversation's
 * @param question null if it is one that was stored before
 * @param parent the {@code seq} of the message that the first of the new ones follows; {@link
 *     #LEAF} if it is the last of the current branch
 * @param field what the request calls the question
 */
record Asked(
    Owner owner,
    @Nullable String conversationId,
    @Nullable String agentId,
    @Nullable String question,
    int parent,
    String field) {

  static final int LEAF = -1;

  private static final String CONTENT = "content";

  static Asked message(Owner owner, MessageRequest request) {
    return new Asked(owner, request.conversationId(), null, request.content(), LEAF, CONTENT);
  }

  static Asked chat(Owner owner, ChatRequest request) {
    return new Asked(
        owner, request.conversationId(), request.agentId(), request.message(), LEAF, "message");
  }

  /** A question that takes the place of another one, in a branch of its own. */
  static Asked instead(Owner owner, String conversationId, String question, int parent) {
    return new Asked(owner, conversationId, null, question, parent, CONTENT);
  }

  /** A question that has been answered, to be answered again. */
  static Asked again(Owner owner, String conversationId, int question) {
    return new Asked(owner, conversationId, null, null, question, CONTENT);
  }
}
