package com.onelastai.chat.export;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Source;
import com.onelastai.chat.conversation.ConversationBuilder;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.export.ConversationWriter.Branch;
import com.onelastai.chat.test.Talk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation that is not stored: questions and answers alternate. */
final class Sample {

  private static final Instant START = Instant.parse("2026-05-03T10:15:00Z");

  private final @Nullable String title;
  private final List<Message> messages = new ArrayList<>();

  private Sample(@Nullable String title) {
    this.title = title;
  }

  static Sample titled(@Nullable String title) {
    return new Sample(title);
  }

  Sample say(String content) {
    int seq = messages.size() + 1;
    messages.add(Talk.message("c-1", seq, content, START.plusSeconds(seq)));
    return this;
  }

  Conversation conversation() {
    return ConversationBuilder.builder()
        .id("c-1")
        .conversationId("c-1")
        .owner("u-1")
        .userId("u-1")
        .agentId("einstein")
        .agentName("Albert Einstein")
        .title(title)
        .source(Source.PLATFORM)
        .startTime(START)
        .updatedAt(START)
        .messages(List.of())
        .lastSeq(messages.size())
        .leaf(messages.size())
        .branches(List.of())
        .totalMessages(messages.size())
        .build();
  }

  byte[] write(ConversationWriter writer) throws IOException {
    Conversations conversations = mock(Conversations.class);
    when(conversations.path(any(), anyInt(), anyInt()))
        .thenAnswer(call -> path(call.getArgument(1), call.getArgument(2)));
    Conversation conversation = conversation();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(conversation, new Branch(conversations, conversation), out);
    return out.toByteArray();
  }

  private List<Message> path(int leaf, int limit) {
    return messages.subList(Math.max(0, leaf - limit), leaf);
  }
}
