package com.onelastai.billing.subscription;

import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.problem.ApiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Jobs of subscriptions. */
@Component
class SubscriptionJobs {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionJobs.class);

  private final Deadlines deadlines;
  private final Reminders reminders;

  SubscriptionJobs(Deadlines deadlines, Reminders reminders) {
    this.deadlines = deadlines;
    this.reminders = reminders;
  }

  @ClusterJob(
      name = "subscription-deadlines",
      every = "${onelastai.subscription.check-every}",
      atMost = "30m")
  void checkDeadlines() {
    try {
      deadlines.checkPeriods();
      deadlines.endUnpaid();
    } catch (ApiException refusal) {
      log.warn("Overdue subscriptions are checked again by the next run: {}", refusal.getMessage());
    }
  }

  @ClusterJob(name = "subscription-reminders", every = "${onelastai.subscription.check-every}")
  void remind() {
    reminders.send();
  }
}
