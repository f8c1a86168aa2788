package com.onelastai.support.livechat;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** How many messages each side of a chat sends in a minute. */
@Component
class ChatLimits {

  private final WindowCounter counters;
  private final int messages;

  ChatLimits(MongoOperations mongo, IndexCreation indexes, Clock clock, ChatProperties properties) {
    this.counters =
        new WindowCounter(mongo, indexes, clock, "supportchatlimits", ChronoUnit.MINUTES);
    this.messages = properties.messagesPerMinute();
  }

  void count(Participant from) {
    counters.count(
        from.chatId() + "/" + from.side().value(),
        messages,
        "Too many messages at once. Please wait a moment.");
  }
}
