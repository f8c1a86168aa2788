package com.onelastai.chat.conversation;

/** What is kept beside conversations; a bean for each. */
public interface OfConversation {

  /** Removes all that belongs to this conversation. May be called again. */
  void purge(String conversationId);
}
