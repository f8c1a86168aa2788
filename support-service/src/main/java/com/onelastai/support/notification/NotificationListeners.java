package com.onelastai.support.notification;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.identity.NewDeviceSeen;
import com.onelastai.events.support.TicketAnswered;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import org.springframework.stereotype.Component;

/** The events that users are told of; what each becomes is a rule. */
@Component
class NotificationListeners {

  private static final String GROUP = "notifications";

  private final NotificationRules rules;
  private final Notifications notifications;
  private final MailDelivery mails;
  private final PushDelivery pushes;

  NotificationListeners(
      NotificationRules rules,
      Notifications notifications,
      MailDelivery mails,
      PushDelivery pushes) {
    this.rules = rules;
    this.notifications = notifications;
    this.mails = mails;
    this.pushes = pushes;
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(PaymentReminderDue due, EventMetadata metadata) {
    notify(due, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(PlanChangeExpired expired, EventMetadata metadata) {
    notify(expired, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(NewDeviceSeen seen, EventMetadata metadata) {
    notify(seen, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(TicketAnswered answered, EventMetadata metadata) {
    notify(answered, metadata);
  }

  private void notify(DomainEvent event, EventMetadata metadata) {
    rules
        .apply(event, metadata)
        .ifPresent(notification -> {
          notifications.add(notification);
          mails.add(notification);
          pushes.add(notification);
        });
  }
}
