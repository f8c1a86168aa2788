package com.onelastai.chat.conversation;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads conversations page by page, from their ends on. */
@Service
class ConversationPages {

  private final Conversations conversations;

  ConversationPages(Conversations conversations) {
    this.conversations = conversations;
  }

  /**
   * @param before the id of the first message of the page after; null for the newest page
   */
  ConversationPage read(String id, Owner owner, @Nullable String before, int size) {
    Conversation conversation = conversations.require(id, owner);
    if (before == null) {
      return newest(conversation, size);
    }
    Message after =
        conversations
            .message(conversation, conversation.seq(before))
            .orElseThrow(ConversationPages::unknownCursor);
    return page(conversation, after.parent(), size);
  }

  ConversationPage newest(Conversation conversation, int size) {
    return page(conversation, conversation.leaf(), size);
  }

  private ConversationPage page(Conversation conversation, int last, int size) {
    List<Message> path = conversations.path(conversation, last, size);
    String next =
        path.isEmpty() || path.getFirst().parent() == 0
            ? null
            : UriComponentsBuilder.fromPath("/api/chat/{conversationId}")
                .queryParam("before", path.getFirst().id())
                .queryParam("size", size)
                .build(conversation.id())
                .toString();
    return ConversationPage.of(conversation, path, next);
  }

  private static ApiException unknownCursor() {
    return ApiException.invalid(
        List.of(
            new FieldProblem("before", "unknown_cursor", "is not a message of this conversation")));
  }
}
