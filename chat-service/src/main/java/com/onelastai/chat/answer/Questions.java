package com.onelastai.chat.answer;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the stored question that somebody wants answered again, or in other words. */
@Component
class Questions {

  private final Conversations conversations;

  Questions(Conversations conversations) {
    this.conversations = conversations;
  }

  /**
   * The same question again.
   *
   * @param messageId the question's or one of its answers'; null for the end of the branch
   */
  Asked again(Owner owner, String conversationId, @Nullable String messageId) {
    Conversation conversation = conversations.require(conversationId, owner);
    int seq = messageId == null ? conversation.leaf() : conversation.seq(messageId);
    Message message = require(conversation, seq);
    int question = message.role().equals(Message.USER) ? seq : message.parent();
    return Asked.again(owner, conversationId, question);
  }

  /** Another question in the place of this one. */
  Asked instead(Owner owner, String conversationId, String messageId, String content) {
    Conversation conversation = conversations.require(conversationId, owner);
    Message message = require(conversation, conversation.seq(messageId));
    if (!message.role().equals(Message.USER)) {
      throw noSuchMessage();
    }
    return Asked.instead(owner, conversationId, content, message.parent());
  }

  private Message require(Conversation conversation, int seq) {
    return conversations.message(conversation, seq).orElseThrow(Questions::noSuchMessage);
  }

  static ApiException noSuchMessage() {
    return ApiException.notFound("message");
  }
}
