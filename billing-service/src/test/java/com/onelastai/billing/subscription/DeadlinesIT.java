package com.onelastai.billing.subscription;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeServer;
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
    apply(sold.created(sold.startedAt));
    sold.nextPeriod();
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertThat(stored().status()).isEqualTo("active");
    assertThat(stored().expiryDate()).isEqualTo(firstEnd.plus(MONTH));
    assertThat(lastChange().cause()).isEqualTo("checked_at_stripe");
  }

  @Test
  void periodWithoutRenewalIsPastDue() {
    apply(sold.created(sold.startedAt));
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertThat(stored().status()).isEqualTo("past_due");
    assertThat(stored().expiryDate()).isEqualTo(firstEnd);
    assertThat(stored().accessUntil()).isEqualTo(firstEnd.plus(SubscriptionReplay.GRACE));
    assertThat(lastChange())
        .isEqualTo(new Subscription.Change(now, "active", "past_due", "period_ended_unpaid"));
    assertNotEndedAtStripe();
  }

  @Test
  void stripeHasAToleranceByItsOwnClock() {
    apply(sold.created(sold.startedAt));
    stripeAnswers(firstEnd.plus(Duration.ofMinutes(9)));

    deadlines.checkPeriods();

    assertThat(stored().status()).isEqualTo("active");
  }

  @Test
  void subscriptionWithoutAutoRenewIsCanceledAtStripe() {
    apply(sold.autoRenew(false).created(sold.startedAt));
    stripeAnswers(now);
    stripeEndsIt();

    deadlines.checkPeriods();

    assertThat(stored().status()).isEqualTo("expired");
    assertThat(lastChange().cause()).isEqualTo("period_ended");
  }

  @Test
  void missedEndIsReadFromStripe() {
    apply(sold.autoRenew(false).created(sold.startedAt));
    sold.end(firstEnd, "cancellation_requested");
    stripeAnswers(now);

    deadlines.checkPeriods();

    assertThat(stored().status()).isEqualTo("expired");
    assertThat(stored().accessUntil()).isEqualTo(firstEnd);
    assertNotEndedAtStripe();
  }

  @Test
  void unpaidSubscriptionIsCanceledAfterTheGracePeriod() {
    TestSubscription owing = owing(SubscriptionReplay.GRACE.plus(HOUR));
    stripeAnswers(owing, now);
    stripeEndsIt(owing);

    deadlines.endUnpaid();

    assertThat(stored(owing).status()).isEqualTo("expired");
    assertThat(stored(owing).history().getLast().cause()).isEqualTo("grace_over");
    assertEndedAtStripe(owing);
  }

  @Test
  void unpaidSubscriptionContinuesDuringTheGracePeriod() {
    TestSubscription within = owing(SubscriptionReplay.GRACE.minus(HOUR));
    TestSubscription aheadOfStripe = owing(SubscriptionReplay.GRACE.plusSeconds(30));
    stripeAnswers(aheadOfStripe, now.minusSeconds(60));

    deadlines.endUnpaid();

    assertThat(stored(within).status()).isEqualTo("past_due");
    assertThat(stored(aheadOfStripe).status()).isEqualTo("past_due");
  }

  @Test
  void latePaymentPreventsCancellation() {
    TestSubscription owing = owing(SubscriptionReplay.GRACE.plus(HOUR));
    owing.status("active");
    stripeAnswers(owing, now);

    deadlines.endUnpaid();

    assertThat(stored(owing).status()).isEqualTo("active");
    assertThat(stored(owing).remindersSent()).isZero();
  }

  @Test
  void overdueSubscriptionIsPastDueUntilCanceled() {
    TestSubscription late =
        TestSubscription.since(now.minus(SubscriptionReplay.GRACE).minus(HOUR).minus(MONTH));
    apply(late.created(late.startedAt));
    stripeAnswers(late, now);
    stripeEndsIt(late);

    deadlines.checkPeriods();
    assertThat(stored(late).status()).isEqualTo("past_due");
    deadlines.endUnpaid();

    assertThat(stored(late).status()).isEqualTo("expired");
    assertThat(stored(late).history())
        .extracting(Subscription.Change::cause)
        .containsExactly("customer.subscription.created", "period_ended_unpaid", "grace_over");
  }

  @Test
  void subscriptionUnknownAtStripeExpires() {
    TestSubscription owing = owing(SubscriptionReplay.GRACE.plus(HOUR));
    TestSubscription ending = TestSubscription.since(now.minus(HOUR).minus(MONTH)).autoRenew(false);
    apply(sold.created(sold.startedAt));
    apply(ending.created(ending.startedAt));

    deadlines.checkPeriods();
    deadlines.endUnpaid();

    assertThat(stored(sold).status()).isEqualTo("past_due");
    assertThat(stored(ending).status()).isEqualTo("expired");
    assertThat(stored(owing).status()).isEqualTo("expired");
    assertThat(stored(owing).history().getLast().cause()).isEqualTo("unknown_at_stripe");
  }

  /** A subscription whose unpaid period started this long ago. */
  private TestSubscription owing(Duration since) {
    TestSubscription one = TestSubscription.since(now.minus(since).minus(MONTH));
    apply(one.created(one.startedAt));
    apply(one.nextPeriod().status("past_due").updated(one.periodStart.plusSeconds(3_600)));
    assertThat(stored(one).status()).isEqualTo("past_due");
    return one;
  }

  private void stripeAnswers(Instant asOf) {
    stripeAnswers(sold, asOf);
  }

  private static void stripeAnswers(TestSubscription one, Instant asOf) {
    StripeServer.server()
        .stubFor(get(urlPathEqualTo(path(one))).willReturn(StripeServer.answer(one.json(), asOf)));
  }

  private void stripeEndsIt() {
    stripeEndsIt(sold);
  }

  private void stripeEndsIt(TestSubscription one) {
    one.end(now, "cancellation_requested");
    StripeServer.server()
        .stubFor(
            delete(urlPathEqualTo(path(one))).willReturn(StripeServer.answer(one.json(), now)));
  }

  private static void assertEndedAtStripe(TestSubscription one) {
    StripeServer.server().verify(1, deleteRequestedFor(urlPathEqualTo(path(one))));
  }

  private void assertNotEndedAtStripe() {
    StripeServer.server().verify(0, deleteRequestedFor(urlPathEqualTo(path(sold))));
  }

  private static String path(TestSubscription one) {
    return "/v1/subscriptions/" + one.id;
  }

  private void apply(StripeEvent event) {
    subscriptions.handle(event);
  }

  private Subscription stored() {
    return stored(sold);
  }

  private Subscription stored(TestSubscription one) {
    return subscriptions.find(one.id).orElseThrow();
  }

  private Subscription.Change lastChange() {
    return stored().history().getLast();
  }
}
