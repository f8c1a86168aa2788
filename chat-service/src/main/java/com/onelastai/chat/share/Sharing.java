package com.onelastai.chat.share;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Share;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
class Sharing {

  private final Conversations conversations;
  private final Shares shares;
  private final Clock clock;

  Sharing(Conversations conversations, Shares shares, Clock clock) {
    this.conversations = conversations;
    this.shares = shares;
    this.clock = clock;
  }

  /** Shares what has been said by now; a link that was made before leads nowhere then. */
  ShareToken share(String conversationId, Owner owner) {
    Conversation conversation = conversations.requireOwn(conversationId, owner);
    if (conversation.leaf() == 0) {
      throw new ApiException(
          HttpStatus.CONFLICT, "nothing_to_share", "The conversation has no messages yet.");
    }
    ShareToken token = ShareToken.next();
    shares.store(conversation.id(), new Share(token.hash(), conversation.leaf(), clock.instant()));
    return token;
  }

  void withdraw(String conversationId, Owner owner) {
    shares.remove(conversations.require(conversationId, owner).id());
  }

  /**
   * A page of what is shared. It is counted from the end, which does not move, and so that no
   * address leads to a message of another branch.
   *
   * @param skip how many of the last messages to leave out
   */
  SharedConversation show(ShareToken token, int skip, int size) {
    Conversation conversation =
        shares.find(token.hash()).orElseThrow(() -> ApiException.notFound("shared conversation"));
    Share share = Objects.requireNonNull(conversation.share());
    List<Message> path = conversations.path(conversation, share.leaf(), skip + size);
    List<Message> page =
        path.subList(Math.max(0, path.size() - skip - size), Math.max(0, path.size() - skip));
    return SharedConversation.of(conversation, share, page, next(token, page, skip, size));
  }

  private static @Nullable String next(ShareToken token, List<Message> page, int skip, int size) {
    return page.isEmpty() || page.getFirst().parent() == 0
        ? null
        : "/api/chat/shared/" + token.word() + "?skip=" + (skip + size) + "&size=" + size;
  }
}
