package com.onelastai.billing.agent;

import com.onelastai.events.chat.AgentPublished;
import com.onelastai.events.chat.AgentWithdrawn;
import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps the read model of agents up to date. */
@Component
class AgentConsumer {

  private final EventBatchReader<ChatEvent> reader;
  private final AgentReadModel agents;

  AgentConsumer(EventCodec codec, AgentReadModel agents) {
    this.reader =
        new EventBatchReader<>(codec, List.of(AgentPublished.class, AgentWithdrawn.class));
    this.agents = agents;
  }

  @KafkaListener(topics = ChatEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<ChatEvent>> batch) {
    for (Received<ChatEvent> received : batch) {
      Instant time = received.envelope().time();
      switch (received.envelope().event()) {
        case AgentPublished published -> agents.publish(published, time);
        case AgentWithdrawn withdrawn -> agents.withdraw(withdrawn.agentId(), time);
        default -> throw new IllegalStateException("Not asked for");
      }
    }
  }
}
