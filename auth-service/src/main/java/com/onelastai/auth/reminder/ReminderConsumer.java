package com.onelastai.auth.reminder;

import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.BillingEvent;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.starter.messaging.EventBatchReader;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import com.onelastai.starter.messaging.EventCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Queues a mail for each reminder that is due, once. */
@Component
class ReminderConsumer {

  /** By then it may have been paid, or another reminder is due. */
  private static final Duration LATE = Duration.ofDays(1);

  private final EventBatchReader<BillingEvent> reader;
  private final Users users;
  private final Clock clock;

  ReminderConsumer(EventCodec codec, Users users, Clock clock) {
    this.reader = new EventBatchReader<>(codec, List.of(PaymentReminderDue.class));
    this.users = users;
    this.clock = clock;
  }

  @KafkaListener(topics = BillingEvent.TOPIC)
  void on(List<ConsumerRecord<String, byte[]>> batch) {
    reader.read(batch, this::apply);
  }

  void apply(List<Received<BillingEvent>> batch) {
    batch.stream().map(Received::envelope).filter(event -> !isLate(event)).forEach(this::remind);
  }

  private boolean isLate(EventEnvelope<BillingEvent> event) {
    Instant accessUntil = ((PaymentReminderDue) event.event()).subscription().accessUntil();
    Instant now = clock.instant();
    return !now.isBefore(accessUntil) || now.isAfter(event.time().plus(LATE));
  }

  private void remind(EventEnvelope<BillingEvent> event) {
    PaymentReminderDue due = (PaymentReminderDue) event.event();
    users
        .find(due.subscription().userId())
        .ifPresent(user -> users.updateOnce(user.id(), event.id(), new Update(), mail(user, due)));
  }

  private static MailQueued mail(User user, PaymentReminderDue due) {
    SubscriptionSnapshot subscription = due.subscription();
    Map<String, String> values = new HashMap<>();
    values.put("name", user.name());
    values.put("plan", subscription.planId());
    if (subscription.agentId() != null) {
      values.put("agent", subscription.agentId());
    }
    values.put("accessUntil", subscription.accessUntil().toString());
    values.put("number", String.valueOf(due.number()));
    return new MailQueued(user.id(), user.email(), MailKind.PAYMENT_REMINDER, values);
  }
}
