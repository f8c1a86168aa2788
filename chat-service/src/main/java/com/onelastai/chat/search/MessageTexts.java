package com.onelastai.chat.search;

import static java.util.stream.Collectors.groupingBy;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Reads what was said from the conversations, each once. */
@Component
class MessageTexts {

  private final MongoOperations mongo;
  private final Conversations conversations;

  MessageTexts(MongoOperations mongo, Conversations conversations) {
    this.mongo = mongo;
    this.conversations = conversations;
  }

  /** By their ids; without what is gone meanwhile. */
  Map<String, Message> read(List<SearchEntry> entries) {
    Map<String, Message> read = new HashMap<>();
    entries.stream()
        .collect(groupingBy(SearchEntry::conversationId))
        .forEach((id, ofConversation) -> read(id, ofConversation, read));
    return read;
  }

  private void read(String id, List<SearchEntry> entries, Map<String, Message> read) {
    Conversation conversation = mongo.findById(id, Conversation.class);
    if (conversation == null) {
      return;
    }
    for (SearchEntry entry : entries) {
      conversations
          .message(conversation, conversation.seq(entry.id()))
          .ifPresent(message -> read.put(entry.id(), message));
    }
  }
}
