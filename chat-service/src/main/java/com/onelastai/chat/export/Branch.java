package com.onelastai.chat.export;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** The messages of a conversation's current branch. */
final class Branch {

  private static final int PAGE = 200;

  private final Conversations conversations;
  private final Conversation conversation;

  Branch(Conversations conversations, Conversation conversation) {
    this.conversations = conversations;
    this.conversation = conversation;
  }

  List<Message> latest(int limit) {
    return conversations.path(conversation, conversation.leaf(), limit);
  }

  /**
   * Reads all messages, the oldest first, page by page. A message names only its parent, so the ends
   * of the pages are looked up from the last to the first.
   */
  void forEach(Consumer<Message> reader) {
    Deque<Integer> ends = new ArrayDeque<>();
    for (int end = conversation.leaf(); end != 0; ) {
      ends.push(end);
      List<Message> page = conversations.path(conversation, end, PAGE);
      end = page.isEmpty() ? 0 : page.getFirst().parent();
    }
    ends.forEach(end -> conversations.path(conversation, end, PAGE).forEach(reader));
  }
}
