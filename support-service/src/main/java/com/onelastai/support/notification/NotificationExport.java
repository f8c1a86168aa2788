package com.onelastai.support.notification;

import com.onelastai.starter.export.UserDataSource;
import com.onelastai.support.recipient.Recipient;
import com.onelastai.support.recipient.Recipients;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a user was told, also what they have taken off their list. */
@Component
class NotificationExport implements UserDataSource {

  private final Notifications notifications;
  private final NotificationTexts texts;
  private final Recipients recipients;

  NotificationExport(Notifications notifications, NotificationTexts texts, Recipients recipients) {
    this.notifications = notifications;
    this.texts = texts;
    this.recipients = recipients;
  }

  @Override
  public String name() {
    return "notifications";
  }

  @Override
  public List<NotificationView> of(String userId) {
    Optional<Recipient> user = recipients.find(userId);
    return notifications.all(userId).stream()
        .map(notification -> texts.view(notification, user))
        .toList();
  }
}
