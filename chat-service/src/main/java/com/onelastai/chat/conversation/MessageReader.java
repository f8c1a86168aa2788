package com.onelastai.chat.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds messages, wherever they lie. */
@Component
class MessageReader {

  private final Archives archives;

  MessageReader(Archives archives) {
    this.archives = archives;
  }

  Optional<Message> message(Conversation conversation, int seq) {
    return Optional.ofNullable(new Reading(conversation).find(seq));
  }

  List<Message> path(Conversation conversation, int leaf, int limit) {
    Reading reading = new Reading(conversation);
    Deque<Message> path = new ArrayDeque<>();
    Message message = reading.find(leaf);
    while (message != null && path.size() < limit) {
      path.addFirst(message);
      message = reading.find(message.parent());
    }
    return List.copyOf(path);
  }

  /** Of one conversation; reads each archive at most once. */
  private final class Reading {

    private final Conversation conversation;
    private final Map<Integer, Message> latest;
    private final Map<Integer, Map<Integer, Message>> archived = new HashMap<>();

    Reading(Conversation conversation) {
      this.conversation = conversation;
      this.latest = bySeq(conversation.messages());
    }

    @Nullable Message find(int seq) {
      if (seq < 1) {
        return null;
      }
      int number = Archive.number(seq);
      return number >= conversation.archived()
          ? latest.get(seq)
          : archived
              .computeIfAbsent(number, n -> bySeq(archives.messages(conversation.id(), n)))
              .get(seq);
    }

    private static Map<Integer, Message> bySeq(List<Message> messages) {
      return messages.stream().collect(Collectors.toMap(Message::seq, Function.identity()));
    }
  }
}
