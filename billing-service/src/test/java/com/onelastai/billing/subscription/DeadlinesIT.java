package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.SubscriptionReplay.GRACE;
import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.billing.test.StripeServer.deletions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BillingServiceIT
class DeadlinesIT {

  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired Deadlines deadlines;
  @Autowired Subscriptions subscriptions;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** Its period ended an hour ago. */
  private final TestSubscription sold = TestSubscription.since(now.minus(HOUR).minus(MONTH));

  private final Instant firstEnd = sold.periodEnd;

  @AfterEach
  void forget() {
    StripeServer.reset();
  }

  @Test
  void missedRenewalIsReadFromStripe() {
    apply(sold.created());
    sold.nextPeriod();
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertLastChange(sold, "active", "checked_at_stripe");
    assertThat(stored(sold).expiryDate()).isEqualTo(firstEnd.plus(MONTH));
  }

  @Test
  void periodWithoutRenewalIsPastDue() {
    apply(sold.created());
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertThat(stored(sold))
        .extracting(it -> it.status().value(), Subscription::expiryDate, Subscription::accessUntil)
        .containsExactly("past_due", firstEnd, firstEnd.plus(GRACE));
    assertThat(stored(sold).history())
        .endsWith(new Subscription.Change(now, "active", "past_due", "period_ended_unpaid"));
    assertThat(deletions(path(sold))).isZero();
  }

  @Test
  void stripeHasAToleranceByItsOwnClock() {
    apply(sold.created());
    stripeAnswers(firstEnd.plus(Duration.ofMinutes(9)));

    deadlines.checkPeriods();

    assertThat(stored(sold).status().value()).isEqualTo("active");
  }

  @Test
  void subscriptionWithoutAutoRenewIsCanceledAtStripe() {
    apply(sold.autoRenew(false).created(sold.startedAt));
    stripeAnswers(now);
    stripeEndsIt(sold);

    deadlines.checkPeriods();

    assertLastChange(sold, "expired", "period_ended");
  }

  @Test
  void missedEndIsReadFromStripe() {
    apply(sold.autoRenew(false).created(sold.startedAt));
    sold.end(firstEnd);
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertLastChange(sold, "expired", "checked_at_stripe");
    assertThat(stored(sold).accessUntil()).isEqualTo(firstEnd);
    assertThat(deletions(path(sold))).isZero();
  }

  @Test
  void unpaidSubscriptionIsCanceledAfterTheGracePeriod() {
    TestSubscription owing = owing(GRACE.plus(HOUR));
    stripeAnswers(owing, now);
    stripeEndsIt(owing);

    deadlines.endUnpaid();

    assertLastChange(owing, "expired", "grace_over");
    assertThat(deletions(path(owing))).isOne();
  }

  @Test
  void unpaidSubscriptionContinuesDuringTheGracePeriod() {
    TestSubscription within = owing(GRACE.minus(HOUR));
    TestSubscription aheadOfStripe = owing(GRACE.plusSeconds(30));
    stripeAnswers(aheadOfStripe, now.minusSeconds(60));

    deadlines.endUnpaid();

    assertThat(stored(within).status().value()).isEqualTo("past_due");
    assertThat(stored(aheadOfStripe).status().value()).isEqualTo("past_due");
  }

  @Test
  void latePaymentPreventsCancellation() {
    TestSubscription owing = owing(GRACE.plus(HOUR));
    owing.status("active");
    stripeAnswers(owing, now);

    deadlines.endUnpaid();

    assertThat(stored(owing).status().value()).isEqualTo("active");
    assertThat(stored(owing).remindersSent()).isZero();
  }

  @Test
  void overdueSubscriptionIsPastDueUntilCanceled() {
    TestSubscription late = TestSubscription.since(now.minus(GRACE).minus(HOUR).minus(MONTH));
    apply(late.created());
    stripeAnswers(late, now);
    stripeEndsIt(late);

    deadlines.checkPeriods();
    assertThat(stored(late).status().value()).isEqualTo("past_due");
    deadlines.endUnpaid();

    assertThat(stored(late).status().value()).isEqualTo("expired");
    assertThat(stored(late).history())
        .extracting(Subscription.Change::cause)
        .containsExactly("customer.subscription.created", "period_ended_unpaid", "grace_over");
  }

  @Test
  void subscriptionUnknownAtStripeExpires() {
    TestSubscription owing = owing(GRACE.plus(HOUR));
    TestSubscription ending = TestSubscription.since(now.minus(HOUR).minus(MONTH)).autoRenew(false);
    apply(sold.created());
    apply(ending.created());

    deadlines.checkPeriods();
    deadlines.endUnpaid();

    assertThat(stored(sold).status().value()).isEqualTo("past_due");
    assertThat(stored(ending).status().value()).isEqualTo("expired");
    assertLastChange(owing, "expired", "unknown_at_stripe");
  }

  @Test
  void nothingChangesDuringAnOutageOfStripe() {
    TestSubscription owing = owing(GRACE.plus(HOUR));
    apply(sold.created());
    Subscription before = stored(sold);
    StripeServer.isAway();

    assertThatExceptionOfType(ApiException.class).isThrownBy(deadlines::checkPeriods);
    assertThatExceptionOfType(ApiException.class).isThrownBy(deadlines::endUnpaid);

    assertThat(stored(sold)).isEqualTo(before);
    assertThat(stored(owing).status().value()).isEqualTo("past_due");
    assertThat(deletions(path(sold)) + deletions(path(owing))).isZero();
  }

  /** A subscription whose unpaid period started this long ago. */
  private TestSubscription owing(Duration since) {
    TestSubscription one = TestSubscription.since(now.minus(since).minus(MONTH));
    apply(one.created());
    apply(one.nextPeriod().status("past_due").updated(one.periodStart.plusSeconds(3_600)));
    assertThat(stored(one).status().value()).isEqualTo("past_due");
    return one;
  }

  private void stripeAnswers(Instant asOf) {
    stripeAnswers(sold, asOf);
  }

  private static void stripeAnswers(TestSubscription one, Instant asOf) {
    StripeServer.onGet(path(one), StripeServer.answer(one.json(), asOf));
  }

  private void stripeEndsIt(TestSubscription one) {
    StripeServer.onDelete(path(one), StripeServer.answer(one.end(now).json(), now));
  }

  private static String path(TestSubscription one) {
    return "/v1/subscriptions/" + one.id;
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }

  private Subscription stored(TestSubscription one) {
    return subscriptions.find(one.id).orElseThrow();
  }

  private void assertLastChange(TestSubscription one, String status, String cause) {
    assertThat(stored(one).status().value()).isEqualTo(status);
    assertThat(stored(one).history().getLast().cause()).isEqualTo(cause);
  }
}
