package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;

import com.onelastai.chat.conversation.Archives.Archive;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.visit.Owner;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Stores feedback. Its event names the feedback that it replaces, so the update is a
 * compare-and-set on the earlier one and is retried.
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
          Feedback earlier = conversation.feedback();
          return documents.update(
              unchanged(notDeleted(id), "", earlier),
              new Update().set("feedback", feedback),
              events(conversation, null, feedback, earlier));
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
                  .filter(message -> message.role() == Role.ASSISTANT)
                  .orElseThrow(() -> ApiException.notFound("answer"));
          return store(conversation, answer, feedback);
        });
  }

  private boolean store(Conversation conversation, Message answer, Feedback feedback) {
    int number = Archive.number(answer.seq());
    boolean archived = number < conversation.archived();
    int place = answer.seq() - 1 - (archived ? number : conversation.archived()) * Archive.SIZE;
    String message = "messages." + place;
    Criteria criteria =
        archived ? Archives.archive(conversation.id(), number) : notDeleted(conversation.id());
    criteria = criteria.and(message + ".seq").is(answer.seq());
    criteria = unchanged(criteria, message + ".", answer.feedback());
    Update update = new Update().set(message + ".feedback", feedback);
    DomainEvent[] events = events(conversation, answer.id(), feedback, answer.feedback());
    return archived
        ? archives.update(criteria, update, events)
        : documents.update(criteria, update.inc("revision", 1), events);
  }

  private void store(String id, Owner owner, Function<Conversation, Boolean> store) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (store.apply(conversations.requireOwn(id, owner))) {
        return;
      }
    }
    throw new ApiException(
        HttpStatus.CONFLICT,
        "changed_meanwhile",
        "The feedback was changed at the same time. Try again.");
  }

  private static Criteria unchanged(Criteria criteria, String prefix, @Nullable Feedback earlier) {
    return earlier == null
        ? criteria.and(prefix + "feedback").exists(false)
        : criteria.and(prefix + "feedback.timestamp").is(earlier.timestamp());
  }

  /** No events for chats that a page ran itself: they do not count in the platform's figures. */
  private static DomainEvent[] events(
      Conversation conversation,
      @Nullable String messageId,
      Feedback feedback,
      @Nullable Feedback earlier) {
    if (conversation.source() != Source.PLATFORM) {
      return new DomainEvent[0];
    }
    FeedbackGiven given =
        new FeedbackGiven(
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
    return new DomainEvent[] {given};
  }
}
