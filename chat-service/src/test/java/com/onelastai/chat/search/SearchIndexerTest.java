package com.onelastai.chat.search;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.search.SearchEntries.SearchEntry;
import com.onelastai.chat.search.SearchIndexer.OwnerOnly;
import com.onelastai.chat.test.Talk;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.test.Api.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;

class SearchIndexerTest {

  private static final Instant NOW = Instant.parse("2026-05-03T10:15:00Z");

  private final MongoOperations mongo = mock(MongoOperations.class);
  private final Conversations conversations = mock(Conversations.class);
  private final SearchEntries entries = mock(SearchEntries.class);
  private final Conversation conversation = mock(Conversation.class);
  private final SearchIndexer indexer = new SearchIndexer(mongo, conversations, entries);

  @BeforeEach
  void conversation() {
    when(conversation.id()).thenReturn("c");
    when(conversation.owner()).thenReturn("visitor/v");
    when(conversation.seq(any()))
        .thenAnswer(call -> Integer.parseInt(call.<String>getArgument(0).substring(2)));
    when(conversations.message(any(), anyInt()))
        .thenAnswer(call -> Optional.of(Talk.message("c", call.getArgument(1), "The sky", NOW)));
    stored(conversation);
    ownedBy("visitor/v");
  }

  @Test
  void questionAndAnswerAreIndexedUnderTheirWords() {
    index("c-2", "c-1");

    verify(entries).store(argThat(entry -> isOf(entry, "c-1") && entry.words().contains("sky")));
    verify(entries).store(argThat(entry -> isOf(entry, "c-2")));
    verifyNoMoreInteractions(entries);
  }

  @Test
  void otherAnswerIsIndexedAlone() {
    index("c-3", null);

    verify(entries).store(argThat(entry -> isOf(entry, "c-3")));
    verifyNoMoreInteractions(entries);
  }

  @Test
  void goneConversationIsSkipped() {
    stored(null);

    index("c-2", "c-1");

    verifyNoMoreInteractions(entries);
  }

  @Test
  void conversationPurgedMeanwhileIsRemovedFromTheIndex() {
    ownedBy(null);

    index("c-2", "c-1");

    verify(entries).purge("c");
  }

  @Test
  void conversationAdoptedMeanwhileChangesItsOwner() {
    ownedBy("user");

    index("c-2", "c-1");

    verify(entries).changeOwner("c", "user");
    verify(entries, never()).purge(any());
  }

  private static boolean isOf(SearchEntry entry, String messageId) {
    return entry.id().equals(messageId)
        && entry.owner().equals("visitor/v")
        && entry.conversationId().equals("c");
  }

  private void stored(@Nullable Conversation found) {
    when(mongo.findById("c", Conversation.class)).thenReturn(found);
  }

  private void ownedBy(@Nullable String owner) {
    when(mongo.findOne(any(), eq(OwnerOnly.class), eq(Conversation.COLLECTION)))
        .thenReturn(owner == null ? null : new OwnerOnly(owner));
  }

  private void index(String messageId, @Nullable String questionId) {
    Person visitor = new Person(null, "v", List.of());
    MessageCompleted event =
        Talk.completed(visitor, "a", messageId, questionId, 100, MessageCompleted.Status.COMPLETE);
    indexer.on(List.of(new Received<>(new EventEnvelope<>("e", NOW, event), 0, 0)));
  }
}
