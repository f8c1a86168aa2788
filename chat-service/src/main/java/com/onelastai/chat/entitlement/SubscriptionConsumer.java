package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.billing.OfSubscription;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.SubscriptionActivated;
import com.onelastai.events.billing.SubscriptionCanceled;
import com.onelastai.events.billing.SubscriptionChanged;
import com.onelastai.events.billing.SubscriptionExpired;
import com.onelastai.events.billing.SubscriptionPastDue;
import com.onelastai.events.billing.SubscriptionRenewed;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import com.onelastai.starter.projection.LateEvents;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Follows the subscriptions; each event tells the whole of one. */
@Component
class SubscriptionConsumer {

  private final EventBatchReader<OfSubscription> reader;
  private final LateEvents lateEvents;
  private final Entitlements entitlements;

  SubscriptionConsumer(EventCodec codec, LateEvents lateEvents, Entitlements entitlements) {
    this.reader =
        new EventBatchReader<>(
            codec,
            List.of(
                SubscriptionActivated.class,
                SubscriptionRenewed.class,
                SubscriptionChanged.class,
                SubscriptionPastDue.class,
                SubscriptionCanceled.class,
                SubscriptionExpired.class,
                PaymentReminderDue.class));
    this.lateEvents = lateEvents;
    this.entitlements = entitlements;
  }

  /** Each at once: somebody who has paid waits for the agent to open. */
  @KafkaListener(
      topics = BillingEvent.TOPIC,
      groupId = "${spring.application.name}-entitlement",
      properties = "fetch.min.bytes=1")
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<OfSubscription>> batch) {
    lateEvents.keepOut(batch, event -> event.subscription().userId(), this::store);
  }

  private void store(List<Received<OfSubscription>> batch) {
    entitlements.take(
        batch.stream().map(received -> received.envelope().event().subscription()).toList());
  }
}
