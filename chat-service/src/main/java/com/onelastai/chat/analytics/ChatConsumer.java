package com.onelastai.chat.analytics;

import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.events.chat.FeedbackGiven;
import com.onelastai.events.chat.MessageCompleted;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.projection.LateEvents;
import com.onelastai.starter.projection.Place;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Has what happens in chats counted, each event once. */
@Component
class ChatConsumer {

  private final EventBatchReader<ChatEvent> reader;
  private final LateEvents lateEvents;
  private final CountedEvents counted;
  private final AgentFigures figures;

  ChatConsumer(
      EventCodec codec, LateEvents lateEvents, CountedEvents counted, AgentFigures figures) {
    this.reader = new EventBatchReader<>(codec, ChatEvent.class);
    this.lateEvents = lateEvents;
    this.counted = counted;
    this.figures = figures;
  }

  @KafkaListener(topics = ChatEvent.TOPIC, groupId = "${spring.application.name}-figures")
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<ChatEvent>> batch) {
    lateEvents.keepOut(batch, ChatConsumer::userOf, this::count);
  }

  private void count(List<Received<ChatEvent>> batch) {
    Set<Place> repetitions = counted.repetitions(batch);
    figures.count(
        batch.stream().filter(received -> !repetitions.contains(Place.of(received))).toList());
  }

  private static @Nullable String userOf(ChatEvent event) {
    return switch (event) {
      case ConversationStarted e -> e.userId();
      case MessageCompleted e -> e.userId();
      case FeedbackGiven e -> e.userId();
      case AgentPublished _, AgentWithdrawn _ -> null;
    };
  }
}
