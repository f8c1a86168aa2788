package com.onelastai.chat.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.search.Search.Summary;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RankingTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:00:00Z");

  private final List<SearchEntry> entries = new ArrayList<>();
  private final Map<String, Summary> conversations = new HashMap<>();

  @Test
  void moreOccurrencesRankHigher() {
    add("once", "sky and sea and land and wood and hill");
    add("twice", "sky and sky and land and wood and hill");
    assertThat(ranked("sky ")).containsExactly("twice", "once");
  }

  @Test
  void shorterMessagesRankHigher() {
    add("long", "sky " + "and so on ".repeat(50));
    add("short", "the sky");
    assertThat(ranked("sky ")).containsExactly("short", "long");
  }

  @Test
  void rareWordsRankHigher() {
    add("common", "the the the sky");
    add("rare", "the sky sky sky");
    add("other", "the the the the the the the sky");
    assertThat(ranked("the sky ")).startsWith("rare");
  }

  @Test
  void wordsInTheTitleRankHigher() {
    add("plain", "the sky", "Hello", 0);
    add("titled", "the sky", "On the Sky", 0);
    assertThat(ranked("sky")).containsExactly("titled", "plain");
  }

  @Test
  void newerMessagesRankHigher() {
    add("older", "the sky", null, 90);
    add("newer", "the sky", null, 1);
    assertThat(ranked("sky ")).containsExactly("newer", "older");
  }

  @Test
  void prefixCountsAsItsWords() {
    add("none", "sky");
    add("some", "skyline skylines");
    assertThat(ranked("skyl")).containsExactly("some", "none");
  }

  private List<String> ranked(String query) {
    return new Ranking(SearchQuery.parse(query), conversations, NOW)
        .bestFirst(entries).stream().map(SearchEntry::id).toList();
  }

  private void add(String id, String content) {
    add(id, content, null, 0);
  }

  private void add(String id, String content, @Nullable String title, int daysAgo) {
    Message message = mock(Message.class);
    when(message.id()).thenReturn(id);
    when(message.content()).thenReturn(content);
    when(message.timestamp()).thenReturn(NOW.minus(Duration.ofDays(daysAgo)));
    Conversation conversation = mock(Conversation.class);
    when(conversation.id()).thenReturn(id);
    when(conversation.owner()).thenReturn("u-1");
    entries.add(SearchEntry.of(conversation, message));
    conversations.put(id, new Summary(id, "einstein", null, title));
  }
}
