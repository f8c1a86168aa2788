package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.StoredReasoning;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.starter.job.ClusterJob;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Indexes all messages once more after the rules for words have changed: once for each version. On
 * the way, it separates the reasoning from answers of earlier versions. A document keeps how far it
 * is, so that a restart goes on there.
 */
@Component
class SearchRenewal {

  static final String COLLECTION = "chatmigrations";
  static final String ID = "search-words-" + Words.VERSION;

  private static final int BATCH = 200;
  private static final String AFTER = "after";
  private static final String DONE = "done";

  private final MongoOperations mongo;
  private final Conversations conversations;
  private final StoredReasoning reasoning;
  private final SearchEntries entries;

  SearchRenewal(
      MongoOperations mongo,
      Conversations conversations,
      StoredReasoning reasoning,
      SearchEntries entries) {
    this.mongo = mongo;
    this.conversations = conversations;
    this.reasoning = reasoning;
    this.entries = entries;
  }

  @ClusterJob(name = "renew-search", every = "1m", atMost = "1h")
  void renew() {
    String after = progress();
    while (after != null) {
      List<SearchEntry> batch = entries.after(after, BATCH);
      byConversation(batch).forEach(this::renew);
      after = batch.size() < BATCH ? null : batch.getLast().id();
      store(after);
    }
  }

  private static Map<String, List<SearchEntry>> byConversation(List<SearchEntry> batch) {
    return batch.stream().collect(Collectors.groupingBy(SearchEntry::conversationId));
  }

  private void renew(String conversationId, List<SearchEntry> stored) {
    Conversation conversation = mongo.findById(conversationId, Conversation.class);
    if (conversation == null) {
      return;
    }
    reasoning.retitle(conversation);
    for (SearchEntry entry : stored) {
      conversations
          .message(conversation, conversation.seq(entry.id()))
          .map(message -> reasoning.separate(conversation, message))
          .map(message -> SearchEntry.of(conversation, message))
          .ifPresent(entries::renew);
    }
  }

  /** The last entry that was renewed; null if all were. */
  private @Nullable String progress() {
    Document stored = mongo.findById(ID, Document.class, COLLECTION);
    if (stored == null) {
      return "";
    }
    return stored.getBoolean(DONE, false) ? null : stored.getString(AFTER);
  }

  private void store(@Nullable String after) {
    Update update = after == null ? new Update().set(DONE, true) : new Update().set(AFTER, after);
    mongo.upsert(new Query(where("_id").is(ID)), update, COLLECTION);
  }
}
