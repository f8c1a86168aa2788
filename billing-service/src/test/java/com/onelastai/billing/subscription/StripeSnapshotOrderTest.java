package com.onelastai.billing.subscription;

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
  void sameFactsMakeTheSameWhateverTheirOrder(long seed) {
    Random random = new Random(seed);
    List<StripeSnapshot> facts = life(random);
    Subscription expected = SubscriptionReplay.of(facts).now();

    for (int n = 0; n < SHUFFLES; n++) {
      List<StripeSnapshot> told = new ArrayList<>(facts);
      told.addAll(facts.subList(0, random.nextInt(facts.size())));
      Collections.shuffle(told, random);
      Subscription actual = SubscriptionReplay.of(told).now();
      assertThat(actual)
          .usingRecursiveComparison()
          .ignoringFields("revision", "history")
          .isEqualTo(expected);
    }
  }

  @Test
  void deletedBeforeCreatedStaysDeleted() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = SubscriptionReplay.fact(sold.created(START));
    Instant end = START.plusSeconds(1);
    StripeSnapshot deleted =
        SubscriptionReplay.fact(sold.end(end, "cancellation_requested").deleted(end));

    SubscriptionReplay story = SubscriptionReplay.of(List.of(deleted, created));

    assertThat(story.now().status()).isEqualTo("canceled");
    assertThat(story.told()).containsExactly(Cause.CANCELED);
  }

  @Test
  void olderDebtThatIsHeardOfLateCounts() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = SubscriptionReplay.fact(sold.created(START));
    Instant first = sold.periodEnd;
    StripeSnapshot owing =
        SubscriptionReplay.fact(
            sold.nextPeriod().status("past_due").updated(first.plusSeconds(60)));
    Instant second = sold.periodEnd;
    StripeSnapshot owingMore = SubscriptionReplay.fact(sold.nextPeriod().updated(second));

    SubscriptionReplay story = SubscriptionReplay.of(List.of(created, owingMore));
    assertThat(story.now().accessUntil()).isEqualTo(second.plus(SubscriptionReplay.GRACE));
    story.add(owing);

    assertThat(story.now().accessUntil()).isEqualTo(first.plus(SubscriptionReplay.GRACE));
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.PAST_DUE, Cause.CHANGED);
  }

  @Test
  void withinASecondTheKindDecides() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot answer = StripeSnapshot.of(sold.answer(START), "subscribed");
    // So that the order of their ids is the other way round.
    sold.price = 2;
    StripeSnapshot updated = SubscriptionReplay.fact(sold.updated(START));
    sold.price = 1;
    StripeSnapshot created = SubscriptionReplay.fact(sold.created(START));

    assertThat(SubscriptionReplay.of(List.of(updated, created, answer)).now().price()).isEqualTo(2);
    assertThat(SubscriptionReplay.of(List.of(created, answer)).now().price()).isEqualTo(1);
  }

  @Test
  void onlyWhatCannotBeOrderedTakesALook() {
    TestSubscription sold = new TestSubscription();
    StripeSnapshot created = SubscriptionReplay.fact(sold.created(START));
    StripeSnapshot answer = StripeSnapshot.of(sold.answer(START), "answered");
    StripeSnapshot same = SubscriptionReplay.fact(sold.updated(START));
    sold.price = 2;
    StripeSnapshot other = SubscriptionReplay.fact(sold.updated(START));
    StripeSnapshot later = SubscriptionReplay.fact(sold.updated(START.plusSeconds(1)));
    StripeSnapshot otherAnswer = StripeSnapshot.of(sold.answer(START), "answered");

    assertThat(SubscriptionProjection.of(same).cannotOrder(other)).isTrue();
    assertThat(SubscriptionProjection.of(created).cannotOrder(otherAnswer)).isTrue();
    assertThat(SubscriptionProjection.of(same).cannotOrder(later)).isFalse();
    assertThat(SubscriptionProjection.of(created).cannotOrder(other)).isFalse();
    assertThat(SubscriptionProjection.of(created).cannotOrder(answer))
        .as("nothing differs")
        .isFalse();
    assertThat(SubscriptionProjection.of(answer).cannotOrder(other)).isFalse();
    assertThat(SubscriptionProjection.of(answer).cannotOrder(otherAnswer)).isFalse();
  }

  /** What may happen, now and then twice in a second. */
  private static List<StripeSnapshot> life(Random random) {
    TestSubscription sold = new TestSubscription("user");
    List<StripeSnapshot> facts = new ArrayList<>();
    Instant at = START;
    facts.add(SubscriptionReplay.fact(sold.created(at)));
    for (int n = 0; n < STEPS && sold.endedAt == null; n++) {
      Instant before = at;
      at = at.plus(Duration.ofHours(random.nextInt(4) * 100L));
      step(sold, random, at);
      // Stripe dates an answer no earlier than what it tells.
      facts.add(
          random.nextInt(5) == 0 && at.isAfter(before)
              ? StripeSnapshot.of(sold.answer(at.plusSeconds(1 + n)), "asked")
              : SubscriptionReplay.fact(
                  sold.endedAt == null ? sold.updated(at) : sold.deleted(at)));
    }
    return facts;
  }

  private static void step(TestSubscription sold, Random random, Instant at) {
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> sold.nextPeriod();
      case 3, 4, 5 -> sold.status("past_due");
      case 6, 7 -> sold.status("active");
      case 8 -> sold.status("unpaid");
      case 9 -> sold.autoRenew(random.nextBoolean());
      case 10 -> sold.price = random.nextInt(5_000);
      default -> sold.end(at, random.nextBoolean() ? "payment_failed" : "cancellation_requested");
    }
  }
}
