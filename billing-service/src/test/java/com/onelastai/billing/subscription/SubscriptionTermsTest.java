package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.SubscriptionReplay.GRACE;
import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTermsTest {

  private static final Instant MONTH_1 = START.plus(MONTH);
  private static final Instant MONTH_2 = MONTH_1.plus(MONTH);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final TestSubscription sold = new TestSubscription();

  @Test
  void activeOneHasWhatWasSold() {
    Subscription one = SubscriptionReplay.of(sold.created(START)).now();

    assertThat(one.id()).isEqualTo(sold.id).isEqualTo(one.stripeSubscriptionId());
    assertThat(one.userId()).isEqualTo(sold.userId);
    assertThat(one.agentId()).isEqualTo("einstein");
    assertThat(one.plan()).isEqualTo("agent");
    assertThat(one.period()).isEqualTo("monthly");
    assertThat(one.price()).isEqualTo(1900);
    assertThat(one.currency()).isEqualTo("usd");
    assertThat(one.stripeCustomerId()).isEqualTo("cus_" + sold.userId);
    assertThat(one.startDate()).isEqualTo(START);
    assertTerms(one, "active", MONTH_1, MONTH_1.plus(GRACE), true);
    assertThat(one.endedAt()).isNull();
    assertThat(one.revision()).isEqualTo(1);
  }

  @Test
  void withoutRenewalAccessEndsWithThePeriod() {
    SubscriptionReplay story =
        SubscriptionReplay.of(sold.created(START), sold.autoRenew(false).updated(START.plus(DAY)));

    assertTerms(story.now(), "active", MONTH_1, MONTH_1, false);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.CHANGED);
    assertThat(story.lastTold().subscription().autoRenew()).isFalse();
  }

  @Test
  void trialIsToldAsSuchAndRenewedWhenItIsPaid() {
    SubscriptionReplay story = SubscriptionReplay.of(sold.trial(Duration.ofDays(7)).created(START));
    Instant trialEnd = START.plus(Duration.ofDays(7));
    assertTerms(story.now(), "trialing", trialEnd, trialEnd.plus(GRACE), true);
    assertThat(story.now().trialEnd()).isEqualTo(trialEnd);
    assertThat(story.lastTold().cause()).isEqualTo(Cause.TRIAL_STARTED);

    story.add(SubscriptionReplay.fact(sold.nextPeriod().updated(trialEnd)));

    Instant paidUntil = trialEnd.plus(MONTH);
    assertTerms(story.now(), "active", paidUntil, paidUntil.plus(GRACE), true);
    assertThat(story.told()).containsExactly(Cause.TRIAL_STARTED, Cause.RENEWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"past_due", "unpaid", "paused"})
  void unpaidPeriodCountsFromItsStart(String stripes) {
    SubscriptionReplay story =
        SubscriptionReplay.of(
            sold.created(START),
            sold.nextPeriod().updated(MONTH_1),
            sold.status(stripes).updated(MONTH_1.plus(HOUR)));

    assertTerms(story.now(), "past_due", MONTH_1, MONTH_1.plus(GRACE), true);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.RENEWED, Cause.PAST_DUE);
  }

  @Test
  void graceIsNoLongerThanThePeriodAndDoesNotMoveOnWithFurtherOnes() {
    sold.periodEnd = START.plus(DAY);
    SubscriptionReplay story =
        SubscriptionReplay.of(sold.created(START), advance().updated(sold.periodStart));
    Instant unpaid = sold.periodStart;
    story.add(SubscriptionReplay.fact(sold.status("past_due").updated(unpaid.plus(HOUR))));
    story.add(SubscriptionReplay.fact(advance().updated(sold.periodStart)));
    story.add(SubscriptionReplay.fact(advance().updated(sold.periodStart)));

    assertTerms(story.now(), "past_due", unpaid, unpaid.plus(DAY), true);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.RENEWED, Cause.PAST_DUE);

    story.add(SubscriptionReplay.fact(sold.status("active").updated(sold.periodStart.plus(HOUR))));
    assertTerms(story.now(), "active", sold.periodEnd, sold.periodEnd.plus(DAY), true);
    assertThat(story.told()).endsWith(Cause.PAST_DUE, Cause.RENEWED);
  }

  @Test
  void paidLateIsRenewed() {
    SubscriptionReplay story =
        SubscriptionReplay.of(
            sold.created(START),
            sold.nextPeriod().status("past_due").updated(MONTH_1.plus(HOUR)),
            sold.status("active").updated(MONTH_1.plus(DAY)));

    assertTerms(story.now(), "active", MONTH_2, MONTH_2.plus(GRACE), true);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.PAST_DUE, Cause.RENEWED);
  }

  @Test
  void endedAtOnceIsCanceled() {
    Instant end = START.plus(DAY);
    SubscriptionReplay story =
        SubscriptionReplay.of(
            sold.created(START), sold.end(end, "cancellation_requested").deleted(end));

    assertTerms(story.now(), "canceled", MONTH_1, end, false);
    assertThat(story.now().endedAt()).isEqualTo(end);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.CANCELED);
  }

  @Test
  void endedWithThePeriodIsExpired() {
    SubscriptionReplay story =
        SubscriptionReplay.of(
            sold.created(START),
            sold.autoRenew(false).updated(START.plus(DAY)),
            sold.end(MONTH_1, "cancellation_requested").deleted(MONTH_1));

    assertTerms(story.now(), "expired", MONTH_1, MONTH_1, false);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.CHANGED, Cause.EXPIRED);
  }

  @Test
  void endedByStripeForWantOfPaymentIsExpired() {
    Instant end = MONTH_1.plus(Duration.ofDays(5));
    SubscriptionReplay story =
        SubscriptionReplay.of(
            sold.created(START),
            sold.nextPeriod().status("past_due").updated(MONTH_1.plus(HOUR)),
            sold.end(end, "payment_failed").deleted(end));

    assertTerms(story.now(), "expired", MONTH_1, end, false);
  }

  @Test
  void endedByUsWhenTheGraceIsOverIsExpiredAndBeforeCanceled() {
    Subscription owing =
        SubscriptionReplay.of(
                sold.created(START),
                sold.nextPeriod().status("past_due").updated(MONTH_1.plus(HOUR)))
            .now();
    Instant over = MONTH_1.plus(GRACE);
    Instant before = over.minusSeconds(1);
    StripeSnapshot early =
        SubscriptionReplay.fact(sold.end(before, "cancellation_requested").deleted(before));
    StripeSnapshot late =
        SubscriptionReplay.fact(sold.end(over, "cancellation_requested").deleted(over));

    assertTerms(after(owing, early), "canceled", MONTH_1, before, false);
    assertTerms(after(owing, late), "expired", MONTH_1, over, false);
  }

  @Test
  void endIsFinal() {
    Instant end = START.plus(DAY);
    StripeSnapshot later = SubscriptionReplay.fact(sold.nextPeriod().updated(MONTH_1));
    SubscriptionReplay story =
        SubscriptionReplay.of(sold.end(end, "cancellation_requested").deleted(end));
    Subscription ended = story.now();

    story.add(later);

    assertTerms(story.now(), "canceled", ended.expiryDate(), end, false);
    assertThat(story.told()).containsExactly(Cause.CANCELED);
  }

  @Test
  void otherPlanOrPriceIsToldAsAChange() {
    SubscriptionReplay story = SubscriptionReplay.of(sold.created(START));
    story.add(SubscriptionReplay.fact(sold.plan("pro", 2900).updated(START.plus(DAY))));

    assertThat(story.now().plan()).isEqualTo("pro");
    assertThat(story.now().agentId()).isNull();
    assertThat(story.now().price()).isEqualTo(2900);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.CHANGED);
  }

  @Test
  void shorterPeriodIsToldThoughNothingElseChanged() {
    SubscriptionReplay story = SubscriptionReplay.of(sold.created(START));
    sold.periodEnd = START.plus(DAY);
    story.add(SubscriptionReplay.fact(sold.updated(START.plus(HOUR))));

    assertThat(story.now().accessUntil()).isEqualTo(START.plus(DAY).plus(DAY));
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.CHANGED);
  }

  @Test
  void nothingIsToldOfWhatConcernsNobody() {
    SubscriptionReplay story =
        SubscriptionReplay.of(sold.created(START), sold.updated(START.plus(DAY)));

    assertThat(story.told()).containsExactly(Cause.ACTIVATED);
    assertThat(story.now().revision()).isEqualTo(2);
  }

  @Test
  void overdueOneIsPastDueUntilStripeSaysMore() {
    SubscriptionReplay story = SubscriptionReplay.of(sold.created(START));
    StripeSnapshot overdue =
        StripeSnapshot.of(sold.answer(MONTH_1.plus(HOUR)), "checked").asOverdue();
    story.add(overdue);
    assertTerms(story.now(), "past_due", MONTH_1, MONTH_1.plus(GRACE), true);

    story.add(SubscriptionReplay.fact(sold.nextPeriod().updated(MONTH_1.plus(HOUR))));

    assertTerms(story.now(), "active", MONTH_2, MONTH_2.plus(GRACE), true);
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.PAST_DUE, Cause.RENEWED);
  }

  @Test
  void remindersCountWithinOneDebt() {
    Subscription owing =
        SubscriptionReplay.of(
                sold.created(START),
                sold.nextPeriod().status("past_due").updated(MONTH_1.plus(HOUR)))
            .now()
            .reminded(2);
    StripeSnapshot again = SubscriptionReplay.fact(sold.updated(MONTH_1.plus(DAY)));
    StripeSnapshot paid = SubscriptionReplay.fact(sold.status("active").updated(MONTH_1.plus(DAY)));

    assertThat(after(owing, again).remindersSent()).isEqualTo(2);
    assertThat(after(owing, paid).remindersSent()).isZero();
  }

  private TestSubscription advance() {
    sold.periodStart = sold.periodEnd;
    sold.periodEnd = sold.periodEnd.plus(DAY);
    return sold;
  }

  private static Subscription after(Subscription before, StripeSnapshot fact) {
    return new SubscriptionTerms(before.stripe().with(fact), GRACE)
        .subscription(before.agents(), before);
  }

  private static void assertTerms(
      Subscription one, String status, Instant expiry, Instant access, boolean autoRenew) {
    assertThat(one.status()).isEqualTo(status);
    assertThat(one.expiryDate()).as("expiryDate").isEqualTo(expiry);
    assertThat(one.accessUntil()).as("accessUntil").isEqualTo(access);
    assertThat(one.autoRenew()).isEqualTo(autoRenew);
  }
}
