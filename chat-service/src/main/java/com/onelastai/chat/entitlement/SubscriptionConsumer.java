package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.projection.LateEvents;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Keeps entitlements up to date; each event holds the full state of a subscription. */
@Component
class SubscriptionConsumer {

  private final EventBatchReader<SubscriptionUpdated> reader;
  private final LateEvents lateEvents;
  private final Entitlements entitlements;

  SubscriptionConsumer(EventCodec codec, LateEvents lateEvents, Entitlements entitlements) {
    this.reader = new EventBatchReader<>(codec, List.of(SubscriptionUpdated.class));
    this.lateEvents = lateEvents;
    this.entitlements = entitlements;
  }

  /** Without delay: someone who has just paid is waiting for the agent to open. */
  @KafkaListener(
      topics = BillingEvent.TOPIC,
      groupId = "${spring.application.name}-entitlement",
      properties = "fetch.min.bytes=1")
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<SubscriptionUpdated>> batch) {
    lateEvents.keepOut(batch, event -> event.subscription().userId(), this::store);
  }

  private void store(List<Received<SubscriptionUpdated>> batch) {
    entitlements.apply(
        batch.stream().map(received -> received.envelope().event().subscription()).toList());
  }
}
