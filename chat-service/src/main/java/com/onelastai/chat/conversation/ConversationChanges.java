package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;

import com.onelastai.chat.owner.Owner;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** What users change of their conversations, besides what is said. */
@Service
class ConversationChanges {

  private final Conversations conversations;
  private final ConversationDocuments documents;
  private final Clock clock;

  ConversationChanges(Conversations conversations, ConversationDocuments documents, Clock clock) {
    this.conversations = conversations;
    this.documents = documents;
    this.clock = clock;
  }

  Conversation rename(String id, Owner owner, String title) {
    conversations.requireOwn(id, owner);
    return orNotFound(
        documents.change(
            kept(id), new Update().set("title", title).set("titleBy", Conversation.TITLE_BY_USER)));
  }

  Conversation selectBranch(String id, Owner owner, String messageId) {
    Conversation conversation = conversations.requireOwn(id, owner);
    int leaf = conversation.seq(messageId);
    Conversation changed =
        documents.change(kept(id).and("branches.leaf").is(leaf), new Update().set("leaf", leaf));
    if (changed == null) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem("messageId", "not_an_end", "must be the last message of a branch")));
    }
    return changed;
  }

  /** Nothing can be said after this. One that has ended stays as it is. */
  Conversation end(String id, Owner owner) {
    Conversation conversation = conversations.requireOwn(id, owner);
    if (conversation.endTime() != null) {
      return conversation;
    }
    Conversation ended =
        documents.change(
            kept(id).and("answering").exists(false).and("endTime").exists(false),
            new Update().set("endTime", clock.instant()));
    if (ended != null) {
      return ended;
    }
    // Somebody else ended it, or has it answer.
    Conversation now = conversations.requireOwn(id, owner);
    if (now.endTime() == null) {
      throw Turns.answerInProgress();
    }
    return now;
  }

  private static Conversation orNotFound(@Nullable Conversation conversation) {
    if (conversation == null) {
      throw ConversationAccess.notFound();
    }
    return conversation;
  }
}
