package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.kept;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.owner.Owner;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.starter.problem.ApiException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Keeps what users think. A feedback tells which earlier one it replaces, so it is stored only
 * where that one still stands; else it is tried again.
 */
@Service
class Feedbacks {

  private static final int ATTEMPTS = 5;

  private final Conversations conversations;
  private final ConversationDocuments documents;
  private final Archives archives;

  Feedbacks(Conversations conversations, ConversationDocuments documents, Archives archives) {
    this.conversations = conversations;
    this.documents = documents;
    this.archives = archives;
  }

  void onConversation(String id, Owner owner, Feedback feedback) {
    store(
        id,
        owner,
        conversation -> {
          FeedbackGiven event = event(conversation, null, feedback, conversation.feedback());
          return documents.update(
              id,
              unchanged(kept(id), conversation.feedback()),
              new Update().set("feedback", feedback),
              event);
        });
  }

  void onAnswer(String id, Owner owner, String messageId, Feedback feedback) {
    store(
        id,
        owner,
        conversation -> {
          Message answer =
              conversations
                  .message(conversation, conversation.seq(messageId))
                  .filter(message -> message.role().equals(Message.ASSISTANT))
                  .orElseThrow(() -> ApiException.notFound("answer"));
          return store(conversation, answer, feedback);
        });
  }

  private boolean store(Conversation conversation, Message answer, Feedback feedback) {
    FeedbackGiven event = event(conversation, answer.id(), feedback, answer.feedback());
    Criteria message = unchanged(where("seq").is(answer.seq()), answer.feedback());
    Update update = new Update().set("messages.$.feedback", feedback);
    int number = Archive.number(answer.seq());
    if (number < conversation.archived()) {
      return archives.update(conversation.id(), number, message, update, event);
    }
    return documents.update(
        conversation.id(),
        kept(conversation.id()).and("messages").elemMatch(message),
        update.inc("revision", 1),
        event);
  }

  private void store(String id, Owner owner, Function<Conversation, Boolean> store) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (store.apply(conversations.require(id, owner))) {
        return;
      }
    }
    throw new ApiException(
        HttpStatus.CONFLICT, "changed_meanwhile", "Others gave feedback at the same time.");
  }

  private static Criteria unchanged(Criteria criteria, @Nullable Feedback earlier) {
    return earlier == null
        ? criteria.and("feedback").exists(false)
        : criteria.and("feedback.timestamp").is(earlier.timestamp());
  }

  private static FeedbackGiven event(
      Conversation conversation,
      @Nullable String messageId,
      Feedback feedback,
      @Nullable Feedback earlier) {
    return new FeedbackGiven(
        conversation.id(),
        messageId,
        conversation.agentId(),
        conversation.userId(),
        conversation.visitorId(),
        feedback.rating(),
        feedback.satisfied(),
        earlier == null
            ? null
            : new FeedbackGiven.Replaced(
                earlier.rating(), earlier.satisfied(), earlier.timestamp()));
  }
}
