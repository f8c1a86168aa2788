package com.onelastai.billing.subscription;

import com.onelastai.starter.problem.ApiException;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done from time to time, by one instance for all. */
@Component
class SubscriptionJobs {

  private static final Logger log = LoggerFactory.getLogger(SubscriptionJobs.class);

  private final Deadlines deadlines;
  private final Reminders reminders;

  SubscriptionJobs(Deadlines deadlines, Reminders reminders) {
    this.deadlines = deadlines;
    this.reminders = reminders;
  }

  @Scheduled(
      initialDelayString = "${onelastai.subscription.check-every}",
      fixedDelayString = "${onelastai.subscription.check-every}")
  @SchedulerLock(name = "subscription-deadlines", lockAtMostFor = "PT30M")
  void checkDeadlines() {
    try {
      deadlines.checkPeriods();
      deadlines.endUnpaid();
    } catch (ApiException refusal) {
      log.warn("Subscriptions whose time is over are looked at again: {}", refusal.getMessage());
    }
  }

  @Scheduled(
      initialDelayString = "${onelastai.subscription.check-every}",
      fixedDelayString = "${onelastai.subscription.check-every}")
  @SchedulerLock(name = "subscription-reminders", lockAtMostFor = "PT30M")
  void remind() {
    reminders.send();
  }
}
