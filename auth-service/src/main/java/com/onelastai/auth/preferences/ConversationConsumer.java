package com.onelastai.auth.preferences;

import com.onelastai.events.chat.ChatEvent;
import com.onelastai.events.chat.ConversationStarted;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Notes which agents users begin to talk to. */
@Component
class ConversationConsumer {

  private final EventBatchReader<ChatEvent> reader;
  private final RecentAgents recent;

  ConversationConsumer(EventCodec codec, RecentAgents recent) {
    this.reader = new EventBatchReader<>(codec, List.of(ConversationStarted.class));
    this.recent = recent;
  }

  @KafkaListener(topics = ChatEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<ChatEvent>> batch) {
    Map<String, List<RecentAgent>> talks = new LinkedHashMap<>();
    for (Received<ChatEvent> received : batch) {
      ConversationStarted started = (ConversationStarted) received.envelope().event();
      if (started.userId() != null) {
        talks
            .computeIfAbsent(started.userId(), _ -> new ArrayList<>())
            .add(new RecentAgent(started.agentId(), received.envelope().time()));
      }
    }
    talks.forEach(recent::add);
  }
}
