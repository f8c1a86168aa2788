package com.onelastai.billing.subscription;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.events.billing.PaymentReminderDue;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Service;

/** Publishes reminders of unpaid periods while they can still be paid. */
@Service
class Reminders {

  /** The times of the reminders after the start of the unpaid period. */
  private static final List<Duration> DUE =
      List.of(Duration.ZERO, Duration.ofDays(3), Duration.ofDays(6));

  private final SubscriptionDocuments documents;
  private final Clock clock;

  Reminders(SubscriptionDocuments documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  @ClusterJob(name = "subscription-reminders", every = "${onelastai.subscription.check-every}")
  void send() {
    Instant now = clock.instant();
    Criteria due =
        where("status")
            .is(SubscriptionStatus.PAST_DUE)
            .and("accessUntil")
            .gt(now)
            .orOperator(IntStream.range(0, DUE.size()).mapToObj(n -> isDue(n, now)).toList());
    String page = "";
    do {
      page = documents.forPage(due, page, one -> remind(one, now));
    } while (!page.isEmpty());
  }

  private static Criteria isDue(int sent, Instant now) {
    return where("remindersSent").is(sent).and("expiryDate").lte(now.minus(DUE.get(sent)));
  }

  /** Skips missed reminders and sends the latest. The next run retries after a concurrent write. */
  private void remind(Subscription one, Instant now) {
    int number =
        (int) DUE.stream().filter(time -> !now.isBefore(one.expiryDate().plus(time))).count();
    Subscription reminded = one.reminded(number);
    documents.write(
        reminded, null, List.of(new PaymentReminderDue(Transition.snapshot(reminded), number)));
  }
}
