package com.onelastai.chat.share;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Share;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.share.ShareController.SharedConversation;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import com.onelastai.starter.visit.Owner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

@Service
class Sharing {

  private final Conversations conversations;
  private final MongoOperations mongo;
  private final Clock clock;

  Sharing(Conversations conversations, MongoOperations mongo, Clock clock) {
    this.conversations = conversations;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Shares the conversation up to now; replaces an earlier link. */
  ShareToken share(String conversationId, Owner owner) {
    Conversation conversation = conversations.requireOwn(conversationId, owner);
    if (conversation.leaf() == 0) {
      throw new ApiException(
          HttpStatus.CONFLICT, "nothing_to_share", "The conversation has no messages yet.");
    }
    ShareToken token = ShareToken.next();
    Share share =
        new Share(token.hash(), conversation.leaf(), clock.instant(), conversation.title());
    update(conversation, new Update().set("share", share));
    return token;
  }

  void withdraw(String conversationId, Owner owner) {
    update(conversations.require(conversationId, owner), new Update().unset("share"));
  }

  /**
   * A page of the shared branch. Pages are counted from its end, which does not move, so that no
   * address leads to a message of another branch.
   *
   * @param skip how many of the last messages to leave out
   */
  SharedConversation show(ShareToken token, int skip, int size) {
    Conversation conversation =
        find(token).orElseThrow(() -> ApiException.notFound("shared conversation"));
    Share share = Objects.requireNonNull(conversation.share());
    List<Message> path = conversations.path(conversation, share.leaf(), skip + size);
    List<Message> page =
        path.subList(Math.max(0, path.size() - skip - size), Math.max(0, path.size() - skip));
    return SharedConversation.of(conversation, share, page, next(token, page, skip, size));
  }

  private void update(Conversation conversation, Update update) {
    mongo.updateFirst(new Query(where("_id").is(conversation.id())), update, Conversation.class);
  }

  private Optional<Conversation> find(ShareToken token) {
    Query query = new Query(where("share.token").is(token.hash()).and("deletedAt").exists(false));
    return Optional.ofNullable(mongo.findOne(query, Conversation.class));
  }

  private static @Nullable String next(ShareToken token, List<Message> page, int skip, int size) {
    return page.isEmpty() || page.getFirst().parent() == 0
        ? null
        : "/api/chat/shared/" + token.value() + "?skip=" + (skip + size) + "&size=" + size;
  }

  /** The secret at the end of a link. */
  record ShareToken(String value) {

    private static final int BYTES = 32;

    static ShareToken next() {
      return new ShareToken(RandomToken.next(BYTES));
    }

    /** A random value of this length needs neither a salt nor a slow hash. */
    String hash() {
      try {
        byte[] hash =
            MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        return HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
