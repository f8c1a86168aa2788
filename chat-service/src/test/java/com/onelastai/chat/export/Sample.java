package com.onelastai.chat.export;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversations;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.export.ConversationWriter.Branch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation that is only told of: questions and answers in turn. */
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
    messages.add(
        new Message(
            seq,
            "c-1-" + seq,
            seq - 1,
            seq % 2 == 1 ? "user" : "assistant",
            content,
            START.plusSeconds(seq),
            null,
            null,
            null,
            null,
            seq % 2 == 1 ? null : "complete",
            null));
    return this;
  }

  Conversation conversation() {
    return new Conversation(
        "c-1",
        "c-1",
        "u-1",
        "u-1",
        null,
        "einstein",
        "Albert Einstein",
        title,
        null,
        null,
        "platform",
        START,
        START,
        null,
        List.of(),
        0,
        messages.size(),
        messages.size(),
        List.of(),
        0,
        messages.size(),
        null,
        0,
        null,
        null,
        null,
        null,
        0);
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
