package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.starter.visit.Owner;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Searches the messages of the caller's own conversations. */
@Service
class Search {

  /** How many of the newest matches are ranked. */
  static final int MAX_CANDIDATES = 200;

  private final SearchEntries entries;
  private final Conversations conversations;
  private final MongoOperations mongo;
  private final Clock clock;

  Search(SearchEntries entries, Conversations conversations, MongoOperations mongo, Clock clock) {
    this.entries = entries;
    this.conversations = conversations;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** A conversation without its messages. */
  record Summary(
      @Id String id, String agentId, @Nullable String agentName, @Nullable String title) {}

  /** The best matches, without the first {@code skip}. */
  List<FoundMessage> find(SearchQuery query, Owner owner, int skip, int size) {
    if (query.isEmpty()) {
      return List.of();
    }
    List<SearchEntry> found = entries.find(owner.key(), query, MAX_CANDIDATES);
    Map<String, Summary> summaries = summaries(found, owner);
    List<SearchEntry> ranked =
        new Ranking(query, summaries, clock.instant())
            .bestFirst(
                found.stream()
                    .filter(entry -> summaries.containsKey(entry.conversationId()))
                    .toList());
    return read(ranked, query, skip, size).stream()
        .map(read -> FoundMessage.of(read.message(), summary(read.entry(), summaries), query))
        .toList();
  }

  private Map<String, Summary> summaries(List<SearchEntry> found, Owner owner) {
    List<String> ids = found.stream().map(SearchEntry::conversationId).distinct().toList();
    Query query =
        new Query(where("_id").in(ids).and("owner").is(owner.key()).and("deletedAt").exists(false));
    query.fields().include("agentId", "agentName", "title");
    return mongo.find(query, Summary.class, Conversation.COLLECTION).stream()
        .collect(Collectors.toMap(Summary::id, Function.identity()));
  }

  private record Read(SearchEntry entry, Message message) {}

  /** The index holds only words, so phrases are checked against the texts before paging. */
  private List<Read> read(List<SearchEntry> ranked, SearchQuery query, int skip, int size) {
    boolean words = query.phrases().isEmpty();
    List<Read> read = readAll(words ? page(ranked, skip, size) : ranked);
    return words ? read : page(withPhrases(read, query), skip, size);
  }

  private List<Read> readAll(List<SearchEntry> ranked) {
    Map<String, Message> messages = messages(ranked);
    List<Read> read = new ArrayList<>();
    for (SearchEntry entry : ranked) {
      Message message = messages.get(entry.id());
      if (message != null) {
        read.add(new Read(entry, message));
      }
    }
    return read;
  }

  /** By id, without deleted ones; reads each conversation once. */
  private Map<String, Message> messages(List<SearchEntry> entries) {
    Map<String, Message> messages = new HashMap<>();
    entries.stream()
        .collect(Collectors.groupingBy(SearchEntry::conversationId))
        .forEach((id, ofConversation) -> {
          Conversation conversation = mongo.findById(id, Conversation.class);
          if (conversation != null) {
            ofConversation.forEach(entry ->
                conversations
                    .message(conversation, conversation.seq(entry.id()))
                    .ifPresent(message -> messages.put(entry.id(), message)));
          }
        });
    return messages;
  }

  private static List<Read> withPhrases(List<Read> read, SearchQuery query) {
    return read.stream()
        .filter(found -> Hits.in(found.message().content(), query).allPhrases())
        .toList();
  }

  private static <T> List<T> page(List<T> all, int skip, int size) {
    return all.stream().skip(skip).limit(size).toList();
  }

  private static Summary summary(SearchEntry entry, Map<String, Summary> summaries) {
    return Objects.requireNonNull(summaries.get(entry.conversationId()));
  }
}
