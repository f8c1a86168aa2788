package com.onelastai.auth.reminder;

import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.events.billing.BillingNotice;
import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.events.billing.PlanChangeExpired;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Queues one mail for each reminder that is due, and for each change of plan that expired. */
@Component
class ReminderConsumer {

  /** After this time the bill may be paid or another reminder due. */
  private static final Duration LATE = Duration.ofDays(1);

  private final Users users;
  private final Clock clock;

  ReminderConsumer(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  @EventListener(group = "reminder", bulk = true)
  void on(BillingNotice notice, EventMetadata metadata) {
    if (!isLate(notice, metadata)) {
      users
          .find(notice.subscription().userId())
          .ifPresent(
              user -> users.updateOnce(user.id(), metadata.id(), new Update(), mail(user, notice)));
    }
  }

  private boolean isLate(BillingNotice notice, EventMetadata metadata) {
    Instant now = clock.instant();
    return !now.isBefore(notice.subscription().accessUntil())
        || now.isAfter(metadata.time().plus(LATE));
  }

  private static MailQueued mail(User user, BillingNotice notice) {
    SubscriptionSnapshot subscription = notice.subscription();
    Map<String, String> values = new HashMap<>();
    values.put("name", user.name());
    values.put("plan", subscription.planId());
    return switch (notice) {
      case PaymentReminderDue due -> {
        if (subscription.agentId() != null) {
          values.put("agent", subscription.agentId());
        }
        values.put("accessUntil", subscription.accessUntil().toString());
        values.put("number", String.valueOf(due.number()));
        yield mail(user, MailKind.PAYMENT_REMINDER, values);
      }
      case PlanChangeExpired expired -> {
        values.put("wanted", expired.planId());
        values.put("period", expired.period());
        yield mail(user, MailKind.PLAN_CHANGE_EXPIRED, values);
      }
      // Of a later version.
      default -> throw new IllegalArgumentException("Unknown notice " + notice.getClass());
    };
  }

  private static MailQueued mail(User user, MailKind kind, Map<String, String> values) {
    return new MailQueued(user.id(), user.email(), kind, values);
  }
}
