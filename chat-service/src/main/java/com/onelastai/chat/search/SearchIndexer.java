package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/**
 * Indexes messages once they are stored. What is deleted and may be restored is indexed too, since
 * nothing tells of a restored conversation.
 */
@Component
class SearchIndexer {

  private final EventBatchReader<ChatEvent> reader;
  private final MongoOperations mongo;
  private final Conversations conversations;
  private final SearchEntries entries;

  SearchIndexer(
      EventCodec codec, MongoOperations mongo, Conversations conversations, SearchEntries entries) {
    this.reader = new EventBatchReader<>(codec, ChatEvent.class);
    this.mongo = mongo;
    this.conversations = conversations;
    this.entries = entries;
  }

  @KafkaListener(topics = ChatEvent.TOPIC, groupId = "${spring.application.name}-search")
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<ChatEvent>> batch) {
    Map<String, Set<String>> messages = new LinkedHashMap<>();
    for (Received<ChatEvent> received : batch) {
      if (received.envelope().event() instanceof MessageCompleted completed) {
        Set<String> ids =
            messages.computeIfAbsent(completed.conversationId(), id -> new LinkedHashSet<>());
        ids.add(completed.messageId());
        if (completed.questionId() != null) {
          ids.add(completed.questionId());
        }
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
    follow(conversation);
  }

  /** It may have been removed, or changed hands, while its messages were indexed. */
  private void follow(Conversation read) {
    String owner = owner(read.id());
    if (owner == null) {
      entries.purge(read.id());
    } else if (!owner.equals(read.owner())) {
      entries.give(read.id(), owner);
    }
  }

  private @Nullable String owner(String conversationId) {
    Query query = new Query(where("_id").is(conversationId));
    query.fields().include("owner");
    Owned found = mongo.findOne(query, Owned.class, Conversation.COLLECTION);
    return found == null ? null : found.owner();
  }

  /** A conversation without all that it consists of. */
  record Owned(String owner) {}
}
