package com.onelastai.chat.conversation;

/** Implemented by features that store something for a conversation. */
public interface ConversationCleanup {

  /** Removes everything stored for this conversation. Idempotent. */
  void purge(String conversationId);
}
