package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.starter.test.WholeServiceTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

@BillingServiceIT
class RemindersIT extends WholeServiceTest {

  @Autowired Reminders reminders;
  @Autowired Subscriptions subscriptions;

  private final TestSubscription sold = TestSubscription.since(Instant.now().minus(MONTH));

  @Test
  void eachReminderIsSentOnceAtItsTime() {
    owe();
    assertThat(sentAfter(Duration.ofHours(2))).containsExactly(1);
    assertThat(sentAfter(Duration.ofHours(71))).containsExactly(1);
    assertThat(sentAfter(Duration.ofHours(73))).containsExactly(1, 2);
    assertThat(sentAfter(Duration.ofHours(143))).containsExactly(1, 2);
    assertThat(sentAfter(Duration.ofHours(145))).containsExactly(1, 2, 3);
    assertThat(sentAfter(Duration.ofHours(167))).containsExactly(1, 2, 3);
  }

  @Test
  void missedRemindersAreSkipped() {
    owe();

    assertThat(sentAfter(Duration.ofHours(145))).containsExactly(3);
  }

  @Test
  void noReminderAfterTheGracePeriod() {
    owe();

    assertThat(sentAfter(SubscriptionReplay.GRACE.plusHours(1))).isEmpty();
  }

  @Test
  void remindersRestartAfterAPayment() {
    owe();
    assertThat(sentAfter(Duration.ofHours(2))).containsExactly(1);
    apply(sold.status("active").updated(sold.periodStart.plusSeconds(7_300)));
    assertThat(sentAfter(Duration.ofHours(73))).containsExactly(1);

    owe();

    assertThat(sentAfter(MONTH.plusHours(2))).containsExactly(1, 1);
  }

  @Test
  void concurrentRunsSendOneReminder() throws Exception {
    owe();
    clock.setOffset(Duration.ofHours(2));

    Concurrently.run(8, _ -> reminders.send());

    assertThat(sent()).containsExactly(1);
  }

  private void owe() {
    if (subscriptions.find(sold.id).isEmpty()) {
      apply(sold.created());
    }
    apply(sold.nextPeriod().status("past_due").updated(sold.periodStart.plusSeconds(3_600)));
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }

  private List<Integer> sentAfter(Duration time) {
    clock.setOffset(time);
    reminders.send();
    return sent();
  }

  /** The numbers of the reminders in the topic. */
  private List<Integer> sent() {
    return sold.published(mongo).stream()
        .filter(record -> record.contains("payment-reminder-due"))
        .map(record -> JsonMapper.shared().readTree(record.substring(record.indexOf('{'))))
        .map(event -> event.get("number").asInt())
        .toList();
  }
}
