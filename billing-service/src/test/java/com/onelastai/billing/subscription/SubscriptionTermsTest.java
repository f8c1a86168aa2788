package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.SubscriptionReplay.GRACE;
import static com.onelastai.billing.subscription.SubscriptionReplay.replay;
import static com.onelastai.billing.subscription.SubscriptionReplay.snapshot;
import static com.onelastai.billing.subscription.TestSubscription.MONTH;
import static com.onelastai.billing.subscription.TestSubscription.START;
import static com.onelastai.events.billing.SubscriptionUpdated.Cause.ACTIVATED;
import static com.onelastai.events.billing.SubscriptionUpdated.Cause.CANCELED;
import static com.onelastai.events.billing.SubscriptionUpdated.Cause.CHANGED;
import static com.onelastai.events.billing.SubscriptionUpdated.Cause.TRIAL_STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeSubscriptionBuilder;
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
  void activeSubscriptionHasThePurchasedTerms() {
    Subscription one = replay(sold.created()).now();

    assertThat(one.id()).isEqualTo(sold.id).isEqualTo(one.stripeSubscriptionId());
    assertThat(one)
        .extracting("userId", "agentId", "plan", "period", "price", "currency", "startDate")
        .containsExactly(sold.userId, "einstein", "agent", "monthly", 1900L, "usd", START);
    assertThat(one)
        .extracting("stripeCustomerId", "endedAt", "revision")
        .containsExactly("cus_" + sold.userId, null, 1L);
    assertTerms(one, "active", MONTH_1, MONTH_1.plus(GRACE), true);
  }

  @Test
  void withoutRenewalAccessEndsWithThePeriod() {
    SubscriptionReplay replay =
        replay(sold.created(), sold.autoRenew(false).updated(START.plus(DAY)));

    assertTerms(replay.now(), "active", MONTH_1, MONTH_1, false);
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED);
    assertThat(replay.lastPublished().subscription().autoRenew()).isFalse();
  }

  @Test
  void trialIsPublishedAndRenewedWhenPaid() {
    SubscriptionReplay replay = replay(sold.trial(Duration.ofDays(7)).created());
    Instant trialEnd = START.plus(Duration.ofDays(7));
    assertTerms(replay.now(), "trialing", trialEnd, trialEnd.plus(GRACE), true);
    assertThat(replay.now().trialEnd()).isEqualTo(trialEnd);
    assertThat(replay.published()).containsExactly(TRIAL_STARTED);

    replay.add(sold.nextPeriod().updated(trialEnd));

    Instant paidUntil = trialEnd.plus(MONTH);
    assertTerms(replay.now(), "active", paidUntil, paidUntil.plus(GRACE), true);
    assertThat(replay.published()).containsExactly(TRIAL_STARTED, CHANGED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"past_due", "unpaid"})
  void unpaidPeriodCountsFromItsStart(String stripes) {
    SubscriptionReplay replay =
        replay(
            sold.created(),
            sold.nextPeriod().updated(MONTH_1),
            sold.status(stripes).updated(MONTH_1.plus(HOUR)));

    assertTerms(replay.now(), "past_due", MONTH_1, MONTH_1.plus(GRACE), true);
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED, Cause.PAST_DUE);
  }

  /** Such as an additional invoice: what is paid stays open. */
  @Test
  void debtBesideThePeriodTakesNoAccess() {
    SubscriptionReplay replay = replay(sold.created());
    StripeSnapshot owing = snapshot(sold.status("past_due").updated(START.plus(DAY)));

    replay.add(unpaidFrom(owing, MONTH_1));

    assertTerms(replay.now(), "past_due", MONTH_1, MONTH_1.plus(GRACE), true);
    assertThat(replay.now().owesTime()).isFalse();

    replay.add(unpaidFrom(snapshot(sold.autoRenew(false).updated(START.plus(DAY))), MONTH_1));
    assertTerms(replay.now(), "past_due", MONTH_1, MONTH_1, false);
  }

  @Test
  void debtOfTheRestOfAPeriodCountsFromItsStart() {
    Instant changed = START.plus(DAY);
    SubscriptionReplay replay = replay(sold.created());
    StripeSnapshot owing = snapshot(sold.status("past_due").updated(changed.plus(HOUR)));

    replay.add(unpaidFrom(owing, changed));

    assertTerms(replay.now(), "past_due", changed, changed.plus(GRACE), true);
    assertThat(replay.now().owesTime()).isTrue();
  }

  @Test
  void trialWithoutACardIsPaused() {
    SubscriptionReplay replay = replay(sold.trial(Duration.ofDays(7)).created());
    Instant trialEnd = START.plus(Duration.ofDays(7));

    replay.add(sold.nextPeriod().status("paused").updated(trialEnd));

    assertTerms(replay.now(), "paused", trialEnd, trialEnd, false);
    assertThat(replay.now().isLive()).isTrue();
    assertThat(replay.published()).containsExactly(TRIAL_STARTED, CHANGED);

    replay.add(sold.status("active").updated(trialEnd.plus(DAY)));
    assertTerms(
        replay.now(), "active", trialEnd.plus(MONTH), trialEnd.plus(MONTH).plus(GRACE), true);
  }

  /** Stripe's portal ends subscriptions at a time; the flag is not set. */
  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void subscriptionEndsAtTheTimeThatIsSet(int days) {
    Instant end = MONTH_1.plus(Duration.ofDays(days));
    sold.cancelAt = end;

    assertTerms(replay(sold.created()).now(), "active", end, end, false);
  }

  @Test
  void subscriptionRenewsBeforeALaterEnd() {
    sold.cancelAt = MONTH_2;

    assertTerms(replay(sold.created()).now(), "active", MONTH_1, MONTH_1.plus(GRACE), true);
    assertThat(replay(sold.created()).now().hasEndSet()).isTrue();
  }

  @Test
  void graceIsAtMostOnePeriodAndStartsOnce() {
    sold.periodEnd = START.plus(DAY);
    SubscriptionReplay replay = replay(sold.created(), advance().updated(sold.periodStart));
    Instant unpaid = sold.periodStart;
    replay.add(sold.status("past_due").updated(unpaid.plus(HOUR)));
    replay.add(advance().updated(sold.periodStart));
    replay.add(advance().updated(sold.periodStart));

    assertTerms(replay.now(), "past_due", unpaid, unpaid.plus(DAY), true);
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED, Cause.PAST_DUE);

    replay.add(sold.status("active").updated(sold.periodStart.plus(HOUR)));
    assertTerms(replay.now(), "active", sold.periodEnd, sold.periodEnd.plus(DAY), true);
    assertThat(replay.published()).endsWith(Cause.PAST_DUE, CHANGED);
  }

  @Test
  void latePaymentRenews() {
    SubscriptionReplay replay = owing();
    replay.add(sold.status("active").updated(MONTH_1.plus(DAY)));

    assertTerms(replay.now(), "active", MONTH_2, MONTH_2.plus(GRACE), true);
    assertThat(replay.published()).containsExactly(ACTIVATED, Cause.PAST_DUE, CHANGED);
  }

  @Test
  void immediateEndIsCanceled() {
    Instant end = START.plus(DAY);
    SubscriptionReplay replay = replay(sold.created(), sold.end(end).deleted(end));

    assertTerms(replay.now(), "canceled", MONTH_1, end, false);
    assertThat(replay.now().endedAt()).isEqualTo(end);
    assertThat(replay.published()).containsExactly(ACTIVATED, CANCELED);
  }

  @Test
  void endWithThePeriodIsExpired() {
    SubscriptionReplay replay =
        replay(
            sold.created(),
            sold.autoRenew(false).updated(START.plus(DAY)),
            sold.end(MONTH_1).deleted(MONTH_1));

    assertTerms(replay.now(), "expired", MONTH_1, MONTH_1, false);
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED, Cause.EXPIRED);
  }

  @Test
  void endAfterFailedPaymentsIsExpired() {
    Instant end = MONTH_1.plus(Duration.ofDays(5));
    SubscriptionReplay replay = owing().add(sold.end(end, "payment_failed").deleted(end));

    assertTerms(replay.now(), "expired", MONTH_1, end, false);
  }

  @Test
  void endAfterTheGracePeriodIsExpiredAndBeforeItCanceled() {
    Subscription owing = owing().now();
    Instant over = MONTH_1.plus(GRACE);
    Instant before = over.minusSeconds(1);
    StripeSnapshot early = snapshot(sold.end(before).deleted(before));
    StripeSnapshot late = snapshot(sold.end(over).deleted(over));

    assertTerms(after(owing, early), "canceled", MONTH_1, before, false);
    assertTerms(after(owing, late), "expired", MONTH_1, over, false);
  }

  @Test
  void endIsFinal() {
    Instant end = START.plus(DAY);
    StripeSnapshot later = snapshot(sold.nextPeriod().updated(MONTH_1));
    SubscriptionReplay replay = replay(sold.end(end).deleted(end));
    Subscription ended = replay.now();

    replay.add(later);

    assertTerms(replay.now(), "canceled", ended.expiryDate(), end, false);
    assertThat(replay.published()).containsExactly(CANCELED);
  }

  @Test
  void otherPlanOrPriceIsPublishedAsChange() {
    SubscriptionReplay replay = replay(sold.created());
    replay.add(sold.plan("pro", 2900).updated(START.plus(DAY)));

    assertThat(replay.now())
        .extracting(Subscription::plan, Subscription::agentId, Subscription::price)
        .containsExactly("pro", null, 2900L);
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED);
  }

  @Test
  void shorterPeriodAloneIsPublished() {
    SubscriptionReplay replay = replay(sold.created());
    sold.periodEnd = START.plus(DAY);
    replay.add(sold.updated(START.plus(HOUR)));

    assertThat(replay.now().accessUntil()).isEqualTo(START.plus(DAY).plus(DAY));
    assertThat(replay.published()).containsExactly(ACTIVATED, CHANGED);
  }

  @Test
  void invisibleChangesAreNotPublished() {
    SubscriptionReplay replay = replay(sold.created(), sold.updated(START.plus(DAY)));

    assertThat(replay.published()).containsExactly(ACTIVATED);
    assertThat(replay.now().revision()).isEqualTo(2);
  }

  @Test
  void overdueSubscriptionIsPastDueUntilANewerSnapshot() {
    SubscriptionReplay replay = replay(sold.created());
    replay.add(StripeSnapshot.of(sold.answer(MONTH_1.plus(HOUR)), "checked").asOverdue());
    assertTerms(replay.now(), "past_due", MONTH_1, MONTH_1.plus(GRACE), true);

    replay.add(sold.nextPeriod().updated(MONTH_1.plus(HOUR)));

    assertTerms(replay.now(), "active", MONTH_2, MONTH_2.plus(GRACE), true);
    assertThat(replay.published()).containsExactly(ACTIVATED, Cause.PAST_DUE, CHANGED);
  }

  @Test
  void remindersCountWithinOneDebt() {
    Subscription owing = owing().now().reminded(2);
    StripeSnapshot again = snapshot(sold.updated(MONTH_1.plus(DAY)));
    StripeSnapshot paid = snapshot(sold.status("active").updated(MONTH_1.plus(DAY)));

    assertThat(after(owing, again).remindersSent()).isEqualTo(2);
    assertThat(after(owing, paid).remindersSent()).isZero();
  }

  /** The second month is unpaid. */
  private SubscriptionReplay owing() {
    return replay(sold.created(), sold.nextPeriod().status("past_due").updated(MONTH_1.plus(HOUR)));
  }

  private TestSubscription advance() {
    sold.periodStart = sold.periodEnd;
    sold.periodEnd = sold.periodEnd.plus(DAY);
    return sold;
  }

  private static StripeSnapshot unpaidFrom(StripeSnapshot snapshot, Instant from) {
    return snapshot.with(
        StripeSubscriptionBuilder.builder(snapshot.state()).unpaidFrom(from).build());
  }

  private static Subscription after(Subscription before, StripeSnapshot snapshot) {
    return new SubscriptionTerms(before.stripe().with(snapshot), GRACE)
        .subscription(before.agents(), before);
  }

  private static void assertTerms(
      Subscription one, String status, Instant expiry, Instant access, boolean autoRenew) {
    assertThat(one)
        .extracting(
            it -> it.status().value(),
            Subscription::expiryDate,
            Subscription::accessUntil,
            Subscription::autoRenew)
        .containsExactly(status, expiry, access, autoRenew);
  }
}
