package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.SubscriptionReplay.GRACE;
import static com.onelastai.billing.subscription.SubscriptionReplay.snapshot;
import static com.onelastai.billing.subscription.TestSubscription.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StripeSnapshotOrderTest {

  private static final int STEPS = 25;
  private static final int SHUFFLES = 40;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void projectionDoesNotDependOnTheOrder(long seed) {
    Random random = new Random(seed);
    List<StripeSnapshot> snapshots = life(random);
    Subscription expected = SubscriptionReplay.replay(snapshots).now();

    for (int n = 0; n < SHUFFLES; n++) {
      List<StripeSnapshot> shuffled = new ArrayList<>(snapshots);
      shuffled.addAll(snapshots.subList(0, random.nextInt(snapshots.size())));
      Collections.shuffle(shuffled, random);
      Subscription actual = SubscriptionReplay.replay(shuffled).now();
      assertThat(actual)
          .usingRecursiveComparison()
          .ignoringFields("revision", "history")
          .isEqualTo(expected);
    }
  }

  @Test
  void deletedBeforeCreatedStaysDeleted() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = snapshot(sold.created());
    Instant end = START.plusSeconds(1);
    StripeSnapshot deleted = snapshot(sold.end(end).deleted(end));

    SubscriptionReplay replay = SubscriptionReplay.replay(List.of(deleted, created));

    assertThat(replay.now().status().value()).isEqualTo("canceled");
    assertThat(replay.published()).containsExactly(Cause.CANCELED);
  }

  @Test
  void lateEventOfAnOlderDebtCounts() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = snapshot(sold.created());
    Instant first = sold.periodEnd;
    StripeSnapshot owing =
        snapshot(sold.nextPeriod().status("past_due").updated(first.plusSeconds(60)));
    Instant second = sold.periodEnd;
    StripeSnapshot owingMore = snapshot(sold.nextPeriod().updated(second));

    SubscriptionReplay replay = SubscriptionReplay.replay(List.of(created, owingMore));
    assertThat(replay.now().accessUntil()).isEqualTo(second.plus(GRACE));
    replay.add(owing);

    assertThat(replay.now().accessUntil()).isEqualTo(first.plus(GRACE));
    assertThat(replay.published()).containsExactly(Cause.ACTIVATED, Cause.PAST_DUE, Cause.CHANGED);
  }

  @Test
  void eventTypeDecidesWithinASecond() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot answer = StripeSnapshot.of(sold.answer(START), "subscribed");
    // So that the order of their ids is the other way round.
    StripeSnapshot updated = snapshot(sold.price(2).updated(START));
    StripeSnapshot created = snapshot(sold.price(1).created());

    assertThat(SubscriptionReplay.replay(List.of(updated, created, answer)).now().price())
        .isEqualTo(2);
    assertThat(SubscriptionReplay.replay(List.of(created, answer)).now().price()).isEqualTo(1);
  }

  @Test
  void onlyAmbiguousSnapshotsNeedStripe() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = snapshot(sold.created());
    StripeSnapshot answer = StripeSnapshot.of(sold.answer(START), "answered");
    StripeSnapshot same = snapshot(sold.updated(START));
    StripeSnapshot other = snapshot(sold.price(2).updated(START));
    StripeSnapshot later = snapshot(sold.updated(START.plusSeconds(1)));
    StripeSnapshot otherAnswer = StripeSnapshot.of(sold.answer(START), "answered");

    assertThat(cannotOrder(same, other)).isTrue();
    assertThat(cannotOrder(created, otherAnswer)).isTrue();
    assertThat(cannotOrder(same, later)).isFalse();
    assertThat(cannotOrder(created, other)).isFalse();
    assertThat(cannotOrder(created, answer)).as("nothing differs").isFalse();
    assertThat(cannotOrder(answer, other)).isFalse();
    assertThat(cannotOrder(answer, otherAnswer)).isFalse();
  }

  private static boolean cannotOrder(StripeSnapshot stored, StripeSnapshot next) {
    return SubscriptionProjection.of(stored).cannotOrder(next);
  }

  /** Random snapshots, some of which share a second. */
  private static List<StripeSnapshot> life(Random random) {
    TestSubscription sold = new TestSubscription("user");
    List<StripeSnapshot> snapshots = new ArrayList<>();
    Instant at = START;
    snapshots.add(snapshot(sold.created(at)));
    for (int n = 0; n < STEPS && sold.endedAt == null; n++) {
      Instant before = at;
      at = at.plus(Duration.ofHours(random.nextInt(4) * 100L));
      step(sold, random, at);
      // Stripe dates an answer no earlier than what it tells.
      snapshots.add(
          random.nextInt(5) == 0 && at.isAfter(before)
              ? StripeSnapshot.of(sold.answer(at.plusSeconds(1 + n)), "asked")
              : snapshot(sold.endedAt == null ? sold.updated(at) : sold.deleted(at)));
    }
    return snapshots;
  }

  private static void step(TestSubscription sold, Random random, Instant at) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> sold.nextPeriod();
      case 3, 4, 5 -> sold.status("past_due");
      case 6, 7 -> sold.status("active");
      case 8 -> sold.status("unpaid");
      case 9 -> sold.autoRenew(random.nextBoolean());
      case 10 -> sold.price(random.nextInt(5_000));
      default -> sold.end(at, random.nextBoolean() ? "payment_failed" : "cancellation_requested");
    }
  }
}
