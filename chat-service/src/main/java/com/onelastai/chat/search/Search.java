package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import java.time.Clock;
import java.util.ArrayList;
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

/** Finds messages of the caller's own conversations. */
@Service
class Search {

  /** Of so many, the newest that have the words, the best are shown first. */
  static final int MAX_CANDIDATES = 200;

  private final SearchEntries entries;
  private final MessageTexts texts;
  private final MongoOperations mongo;
  private final Clock clock;

  Search(SearchEntries entries, MessageTexts texts, MongoOperations mongo, Clock clock) {
    this.entries = entries;
    this.texts = texts;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** A conversation without what was said in it. */
  record Summary(
      @Id String id, String agentId, @Nullable String agentName, @Nullable String title) {}

  /** The best but for the first so many. */
  List<FoundMessage> find(SearchQuery query, Owner owner, int skip, int size) {
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

  /** The index knows words alone, so what is to have a phrase is read before it is counted. */
  private List<Read> read(List<SearchEntry> ranked, SearchQuery query, int skip, int size) {
    boolean words = query.phrases().isEmpty();
    List<Read> read = readAll(words ? page(ranked, skip, size) : ranked);
    return words ? read : page(withPhrases(read, query), skip, size);
  }

  private List<Read> readAll(List<SearchEntry> ranked) {
    Map<String, Message> messages = texts.read(ranked);
    List<Read> read = new ArrayList<>();
    for (SearchEntry entry : ranked) {
      Message message = messages.get(entry.id());
      if (message != null) {
        read.add(new Read(entry, message));
      }
    }
    return read;
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
