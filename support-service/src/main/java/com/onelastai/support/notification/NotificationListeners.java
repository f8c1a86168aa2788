package com.onelastai.support.notification;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.community.AchievementEarned;
import com.onelastai.events.community.CommentAdded;
import com.onelastai.events.community.ContentLiked;
import com.onelastai.events.community.ContentModerated;
import com.onelastai.events.community.MemberMentioned;
import com.onelastai.events.community.SuggestionAdvanced;
import com.onelastai.events.identity.NewDeviceSeen;
import com.onelastai.events.support.TicketAnswered;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The events that users are told of; what each becomes is a rule. */
@Component
class NotificationListeners {

  private static final String GROUP = "notifications";

  private final NotificationRules rules;
  private final Notifications notifications;
  private final MailDelivery mails;
  private final PushDelivery pushes;
  private final ErasedUsers erased;

  NotificationListeners(
      NotificationRules rules,
      Notifications notifications,
      MailDelivery mails,
      PushDelivery pushes,
      ErasedUsers erased) {
    this.rules = rules;
    this.notifications = notifications;
    this.mails = mails;
    this.pushes = pushes;
    this.erased = erased;
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

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(CommentAdded added, EventMetadata metadata) {
    notify(added, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(MemberMentioned mentioned, EventMetadata metadata) {
    notify(mentioned, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(ContentLiked liked, EventMetadata metadata) {
    notify(liked, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(ContentModerated moderated, EventMetadata metadata) {
    notify(moderated, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(SuggestionAdvanced advanced, EventMetadata metadata) {
    notify(advanced, metadata);
  }

  @EventListener(group = GROUP, skipErasedUsers = true)
  void on(AchievementEarned earned, EventMetadata metadata) {
    notify(earned, metadata);
  }

  private void notify(DomainEvent event, EventMetadata metadata) {
    rules.apply(event, metadata).ifPresent(notification -> add(event, notification));
  }

  private void add(DomainEvent event, Notification notification) {
    String userId = notification.userId();
    notifications.add(notification);
    // The listener's filter knows the event's user, who is not always the one who is told.
    if (!userId.equals(event.userId()) && !erased.among(Set.of(userId)).isEmpty()) {
      notifications.erase(userId);
      return;
    }
    mails.add(notification);
    pushes.add(notification);
  }
}
