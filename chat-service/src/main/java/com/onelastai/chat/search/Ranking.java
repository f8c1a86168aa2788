package com.onelastai.chat.search;

import static java.util.stream.Collectors.toMap;

import com.onelastai.chat.search.Search.Summary;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks messages, similar to BM25: a word scores higher the more often it occurs in a message, the
 * shorter the message is and the rarer the word is among all matches. Words in the title and recent
 * messages raise the score.
 */
final class Ranking {

  private static final double TITLE = 0.5;
  private static final double RECENT = 0.25;
  private static final double HALF_LIFE_DAYS = 30;

  private final SearchQuery query;
  private final Map<String, Summary> conversations;
  private final Instant now;

  /**
   * @param conversations of the messages, by their ids
   */
  Ranking(SearchQuery query, Map<String, Summary> conversations, Instant now) {
    this.query = query;
    this.conversations = conversations;
    this.now = now;
  }

  List<SearchEntry> bestFirst(List<SearchEntry> entries) {
    Map<String, Double> scores = scores(entries);
    return entries.stream()
        .sorted(
            Comparator.<SearchEntry>comparingDouble(entry -> -scores.getOrDefault(entry.id(), 0.0))
                .thenComparing(SearchEntry::id))
        .toList();
  }

  private Map<String, Double> scores(List<SearchEntry> entries) {
    Map<String, Map<String, Integer>> counts =
        entries.stream().collect(toMap(SearchEntry::id, this::counts));
    double all = Math.max(1, entries.stream().mapToInt(SearchEntry::length).sum());
    Map<String, Double> rarity = rarity(counts.values(), all);
    Map<String, Double> scores = new HashMap<>();
    for (SearchEntry entry : entries) {
      double length = entry.length() * entries.size() / all;
      double words = 0;
      for (Map.Entry<String, Integer> count :
          counts.getOrDefault(entry.id(), Map.of()).entrySet()) {
        double often = count.getValue();
        words += rarity.getOrDefault(count.getKey(), 1.0) * often / (often + 0.5 + length);
      }
      scores.put(entry.id(), words * (1 + TITLE * inTitle(entry)) * (1 + RECENT * recency(entry)));
    }
    return scores;
  }

  private static Map<String, Double> rarity(
      Collection<Map<String, Integer>> counts, double allWords) {
    Map<String, Integer> sums = new HashMap<>();
    counts.forEach(
        ofEntry -> ofEntry.forEach((word, count) -> sums.merge(word, count, Integer::sum)));
    return sums.entrySet().stream()
        .collect(toMap(Map.Entry::getKey, sum -> Math.log(1 + allWords / sum.getValue())));
  }

  private double recency(SearchEntry entry) {
    double days = Math.max(0, Duration.between(entry.at(), now).toHours() / 24.0);
    return Math.pow(0.5, days / HALF_LIFE_DAYS);
  }

  /** Occurrences of the query's words; words that match its prefix count as that. */
  private Map<String, Integer> counts(SearchEntry entry) {
    Map<String, Integer> counts = new HashMap<>();
    for (int i = 0; i < entry.words().size(); i++) {
      String word = entry.words().get(i);
      if (query.terms().contains(word)) {
        counts.merge(word, entry.counts().get(i), Integer::sum);
      } else if (query.prefix() != null && word.startsWith(query.prefix())) {
        counts.merge(query.prefix(), entry.counts().get(i), Integer::sum);
      }
    }
    return counts;
  }

  /** The share of the query's words that are in the conversation's title. */
  private double inTitle(SearchEntry entry) {
    Summary conversation = conversations.get(entry.conversationId());
    if (conversation == null || conversation.title() == null) {
      return 0;
    }
    Collection<String> title = Words.terms(Words.of(conversation.title()));
    double wanted = query.terms().size();
    double found = query.terms().stream().filter(title::contains).count();
    String prefix = query.prefix();
    if (prefix != null) {
      wanted++;
      found += title.stream().anyMatch(word -> word.startsWith(prefix)) ? 1 : 0;
    }
    return found / wanted;
  }
}
