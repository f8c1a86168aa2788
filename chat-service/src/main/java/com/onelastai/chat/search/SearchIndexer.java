package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Indexes messages once they are stored, those of deleted conversations too: they may be restored,
 * and no event says so.
 */
@Component
class SearchIndexer {

  private final MongoOperations mongo;
  private final Conversations conversations;
  private final SearchEntries entries;

  SearchIndexer(MongoOperations mongo, Conversations conversations, SearchEntries entries) {
    this.mongo = mongo;
    this.conversations = conversations;
    this.entries = entries;
  }

  @EventListener(group = "search", bulk = true)
  void on(List<Received<MessageCompleted>> batch) {
    Map<String, Set<String>> messages = new LinkedHashMap<>();
    for (Received<MessageCompleted> received : batch) {
      MessageCompleted completed = received.event();
      Set<String> ids =
          messages.computeIfAbsent(completed.conversationId(), id -> new LinkedHashSet<>());
      ids.add(completed.messageId());
      if (completed.questionId() != null) {
        ids.add(completed.questionId());
      }
    }
    messages.forEach(this::index);
  }

  private void index(String conversationId, Set<String> messageIds) {
    Conversation conversation = mongo.findById(conversationId, Conversation.class);
    if (conversation == null) {
      return;
    }
    for (String id : messageIds) {
      conversations
          .message(conversation, conversation.seq(id))
          .ifPresent(message -> entries.store(SearchEntry.of(conversation, message)));
    }
    updateOwner(conversation);
  }

  /** It may have been removed, or changed hands, while its messages were indexed. */
  private void updateOwner(Conversation read) {
    String owner = owner(read.id());
    if (owner == null) {
      entries.purge(read.id());
    } else if (!owner.equals(read.owner())) {
      entries.changeOwner(read.id(), owner);
    }
  }

  private @Nullable String owner(String conversationId) {
    Query query = new Query(where("_id").is(conversationId));
    query.fields().include("owner");
    OwnerOnly found = mongo.findOne(query, OwnerOnly.class, Conversation.COLLECTION);
    return found == null ? null : found.owner();
  }

  /** A conversation without all that it consists of. */
  record OwnerOnly(String owner) {}
}
