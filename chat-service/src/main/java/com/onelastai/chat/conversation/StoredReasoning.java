package com.onelastai.chat.conversation;

import static com.onelastai.chat.conversation.ConversationDocuments.notDeleted;

import com.onelastai.chat.conversation.Archives.Archive;
import com.onelastai.chat.conversation.Message.Reasoning;
import com.onelastai.chat.conversation.Message.Role;
import com.onelastai.model.ReasoningTags;
import com.onelastai.model.ReasoningTags.Separated;
import java.util.Objects;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Separates the reasoning from the answers that earlier versions stored as one text. */
@Component
public class StoredReasoning {

  private static final String TAG = "<think";

  private final ConversationDocuments documents;
  private final Archives archives;

  StoredReasoning(ConversationDocuments documents, Archives archives) {
    this.documents = documents;
    this.archives = archives;
  }

  /** Returns the message as it is stored afterwards. */
  public Message separate(Conversation conversation, Message message) {
    if (message.role() != Role.ASSISTANT || message.reasoning() != null) {
      return message;
    }
    Separated parts = ReasoningTags.separate(message.content());
    if (parts.reasoning().isEmpty()) {
      return message;
    }
    Message separated = with(message, parts);
    store(conversation, separated);
    return separated;
  }

  private static Message with(Message message, Separated parts) {
    int all = parts.reasoning().length() + parts.text().length();
    int tokens = Objects.requireNonNullElse(message.tokens(), 0) * parts.reasoning().length() / all;
    return new Message(
        message.seq(),
        message.id(),
        message.parent(),
        message.role(),
        parts.text(),
        message.timestamp(),
        message.tokens(),
        message.promptTokens(),
        message.model(),
        message.responseTime(),
        message.status(),
        message.finishReason(),
        new Reasoning(parts.reasoning(), tokens),
        message.feedback());
  }

  private void store(Conversation conversation, Message message) {
    int number = Archive.number(message.seq());
    boolean archived = number < conversation.archived();
    int first = (archived ? number : conversation.archived()) * Archive.SIZE;
    String place = "messages." + (message.seq() - 1 - first);
    Criteria criteria =
        archived ? Archives.archive(conversation.id(), number) : notDeleted(conversation.id());
    criteria = criteria.and(place + ".seq").is(message.seq());
    Update update =
        new Update()
            .set(place + ".content", message.content())
            .set(place + ".reasoning", message.reasoning());
    if (archived) {
      archives.update(criteria, update);
    } else {
      documents.update(criteria, update.inc("revision", 1));
    }
  }

  /** Gives a conversation whose title is the tag the first words of its first question. */
  public void retitle(Conversation conversation) {
    String title = conversation.title();
    if (title == null || !title.startsWith(TAG)) {
      return;
    }
    archives
        .message(conversation, 1)
        .ifPresent(question ->
            documents.update(
                notDeleted(conversation.id())
                    .and("title")
                    .is(title)
                    .and("titleBy")
                    .ne(Conversation.TITLE_BY_USER),
                new Update().set("title", Turn.firstWords(question.content()))));
  }
}
