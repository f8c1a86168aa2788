package com.onelastai.chat.search;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Adoption.VisitorOwned;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations.ConversationCleanup;
import com.onelastai.chat.conversation.Message;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.visit.Owner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code chatsearch}. */
@Repository
class SearchEntries implements ConversationCleanup, VisitorOwned, UserDataHolder {

  private final MongoOperations mongo;

  SearchEntries(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void store(SearchEntry entry) {
    mongo.save(entry);
  }

  /** Replaces the words of an entry, unless it was removed meanwhile. */
  void renew(SearchEntry entry) {
    mongo.updateFirst(
        new Query(where("_id").is(entry.id())),
        new Update()
            .set("length", entry.length())
            .set("words", entry.words())
            .set("counts", entry.counts()),
        SearchEntry.class);
  }

  /** Entries in the order of their ids, which begin with their conversation's. */
  List<SearchEntry> after(String id, int limit) {
    return mongo.find(
        new Query(where("_id").gt(id)).with(Sort.by("_id")).limit(limit), SearchEntry.class);
  }

  /** The newest messages with all the words; phrases are not checked. */
  List<SearchEntry> find(String owner, SearchQuery query, int limit) {
    List<Criteria> all = new ArrayList<>();
    all.add(where("owner").is(owner));
    query.terms().forEach(word -> all.add(where("words").is(word)));
    if (query.prefix() != null) {
      all.add(where("words").regex("^" + query.prefix()));
    }
    return mongo.find(
        new Query(new Criteria().andOperator(all))
            .with(Sort.by(Sort.Direction.DESC, "at"))
            .limit(limit),
        SearchEntry.class);
  }

  void changeOwner(String conversationId, String owner) {
    mongo.updateMulti(
        new Query(where("conversationId").is(conversationId)),
        new Update().set("owner", owner),
        SearchEntry.class);
  }

  @Override
  public void adopt(String visitorKey, Owner user) {
    mongo.updateMulti(
        new Query(where("owner").is(visitorKey)),
        new Update().set("owner", user.key()),
        SearchEntry.class);
  }

  @Override
  public void purge(String conversationId) {
    mongo.remove(new Query(where("conversationId").is(conversationId)), SearchEntry.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("owner").is(userId)), SearchEntry.class);
  }

  /**
   * The words of a message.
   *
   * @param id the message's
   * @param owner as in the conversation
   * @param at the message's time
   * @param length in words
   * @param words each once
   * @param counts how often each occurs, in the order of {@code words}
   */
  @Document(SearchEntry.COLLECTION)
  @CompoundIndex(name = "newestWithWord", def = "{'owner': 1, 'words': 1, 'at': -1}")
  record SearchEntry(
      @Id String id,
      @Indexed String conversationId,
      String owner,
      Instant at,
      int length,
      List<String> words,
      List<Integer> counts) {

    static final String COLLECTION = "chatsearch";

    /** Far more than any message has; words beyond it cannot be found. */
    private static final int MAX_WORDS = 2_000;

    static SearchEntry of(Conversation conversation, Message message) {
      List<String> terms = Words.terms(Words.of(message.content()));
      Map<String, Integer> counts = new LinkedHashMap<>();
      for (String term : terms) {
        if (counts.size() < MAX_WORDS || counts.containsKey(term)) {
          counts.merge(term, 1, Integer::sum);
        }
      }
      return new SearchEntry(
          message.id(),
          conversation.id(),
          conversation.owner(),
          message.timestamp(),
          terms.size(),
          List.copyOf(counts.keySet()),
          List.copyOf(counts.values()));
    }
  }
}
