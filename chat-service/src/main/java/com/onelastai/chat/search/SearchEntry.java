package com.onelastai.chat.search;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

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
