package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;
import static com.onelastai.chat.conversation.ConversationDocuments.restorable;

import com.onelastai.chat.conversation.ConversationController.ReasoningView;
import com.onelastai.chat.conversation.ConversationPurge.DeletionProperties;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

/** Reads and changes conversations for their users; messages are sent elsewhere. */
@Service
class ConversationService {

  private final Conversations conversations;
  private final ConversationTurns turns;
  private final ConversationDocuments documents;
  private final DeletionProperties deletion;
  private final Clock clock;

  ConversationService(
      Conversations conversations,
      ConversationTurns turns,
      ConversationDocuments documents,
      DeletionProperties deletion,
      Clock clock) {
    this.conversations = conversations;
    this.turns = turns;
    this.documents = documents;
    this.deletion = deletion;
    this.clock = clock;
  }

  /**
   * @param before the page ends before this message; null for the newest page
   */
  ConversationPage read(String id, Owner owner, @Nullable String before, int size) {
    Conversation conversation = conversations.require(id, owner);
    if (before == null) {
      return newest(conversation, size);
    }
    Message after =
        conversations
            .message(conversation, conversation.seq(before))
            .orElseThrow(ConversationService::unknownCursor);
    return page(conversation, after.parent(), size);
  }

  ConversationPage newest(Conversation conversation, int size) {
    return page(conversation, conversation.leaf(), size);
  }

  ReasoningView reasoning(String id, Owner owner, String messageId) {
    Conversation conversation = conversations.require(id, owner);
    return conversations
        .message(conversation, conversation.seq(messageId))
        .filter(Message::reasoned)
        .map(Message::reasoning)
        .map(found -> new ReasoningView(messageId, found.text(), found.tokens()))
        .orElseThrow(() -> ApiException.notFound("reasoning"));
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
            new FieldProblem(
                "before", "unknown_cursor", "must be a message of this conversation")));
  }

  Conversation rename(String id, Owner owner, String title) {
    conversations.requireOwn(id, owner);
    return change(
        notDeleted(id),
        new Update().set("title", title).set("titleBy", Conversation.TITLE_BY_USER));
  }

  Conversation selectBranch(String id, Owner owner, String messageId) {
    int leaf = conversations.requireOwn(id, owner).seq(messageId);
    Conversation changed =
        documents.change(
            notDeleted(id).and("branches.leaf").is(leaf), new Update().set("leaf", leaf));
    if (changed == null) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "messageId", "not_an_end", "must be the last message of one of the branches")));
    }
    return changed;
  }

  /** An ended conversation accepts no messages. Idempotent. */
  Conversation end(String id, Owner owner) {
    Conversation conversation = conversations.requireOwn(id, owner);
    if (conversation.endTime() != null) {
      return conversation;
    }
    Conversation ended =
        documents.change(ConversationTurns.open(id), new Update().set("endTime", clock.instant()));
    if (ended != null) {
      return ended;
    }
    // It was ended concurrently, or an answer is in progress.
    Conversation now = conversations.requireOwn(id, owner);
    if (now.endTime() == null) {
      throw ConversationTurns.answerInProgress();
    }
    return now;
  }

  /**
   * An answer that is in progress ends; a restored conversation has its part.
   *
   * @return until when the conversation can be restored
   */
  Instant delete(String id, Owner owner) {
    Conversation found = conversations.find(id, owner);
    if (found.answering() != null) {
      turns.settle(found);
    }
    Instant now = clock.instant();
    change(notDeleted(id), new Update().set("deletedAt", now).unset("answering"));
    return now.plus(deletion.undo());
  }

  /** Does nothing to a conversation that is not deleted. */
  Conversation restore(String id, Owner owner) {
    Instant since = clock.instant().minus(deletion.undo());
    conversations.find(() -> restorable(id, since), owner);
    return change(restorable(id, since), new Update().unset("deletedAt"));
  }

  private Conversation change(Criteria criteria, Update update) {
    @Nullable Conversation changed = documents.change(criteria, update);
    if (changed == null) {
      throw Conversations.notFound();
    }
    return changed;
  }
}
