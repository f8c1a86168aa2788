package com.onelastai.billing.subscription;

import static com.onelastai.billing.subscription.AtStripe.START;
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

class FactOrderTest {

  private static final int STEPS = 25;
  private static final int SHUFFLES = 40;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void sameFactsMakeTheSameWhateverTheirOrder(long seed) {
    Random random = new Random(seed);
    List<Fact> facts = life(random);
    Subscription expected = Story.of(facts).now();

    for (int n = 0; n < SHUFFLES; n++) {
      List<Fact> told = new ArrayList<>(facts);
      told.addAll(facts.subList(0, random.nextInt(facts.size())));
      Collections.shuffle(told, random);
      Subscription actual = Story.of(told).now();
      assertThat(actual)
          .usingRecursiveComparison()
          .ignoringFields("revision", "history")
          .isEqualTo(expected);
    }
  }

  @Test
  void deletedBeforeCreatedStaysDeleted() {
    AtStripe sold = new AtStripe();
    Fact created = Story.fact(sold.created(START));
    Instant end = START.plusSeconds(1);
    Fact deleted = Story.fact(sold.end(end, "cancellation_requested").deleted(end));

    Story story = Story.of(List.of(deleted, created));

    assertThat(story.now().status()).isEqualTo("canceled");
    assertThat(story.told()).containsExactly(Cause.CANCELED);
  }

  @Test
  void olderDebtThatIsHeardOfLateCounts() {
    AtStripe sold = new AtStripe();
    Fact created = Story.fact(sold.created(START));
    Instant first = sold.periodEnd;
    Fact owing = Story.fact(sold.nextPeriod().status("past_due").updated(first.plusSeconds(60)));
    Instant second = sold.periodEnd;
    Fact owingMore = Story.fact(sold.nextPeriod().updated(second));

    Story story = Story.of(List.of(created, owingMore));
    assertThat(story.now().accessUntil()).isEqualTo(second.plus(Story.GRACE));
    story.add(owing);

    assertThat(story.now().accessUntil()).isEqualTo(first.plus(Story.GRACE));
    assertThat(story.told()).containsExactly(Cause.ACTIVATED, Cause.PAST_DUE, Cause.CHANGED);
  }

  @Test
  void withinASecondTheKindDecides() {
    AtStripe sold = new AtStripe();
    Fact answer = Fact.of(sold.answer(START), "subscribed");
    // So that the order of their ids is the other way round.
    sold.price = 2;
    Fact updated = Story.fact(sold.updated(START));
    sold.price = 1;
    Fact created = Story.fact(sold.created(START));

    assertThat(Story.of(List.of(updated, created, answer)).now().price()).isEqualTo(2);
    assertThat(Story.of(List.of(created, answer)).now().price()).isEqualTo(1);
  }

  @Test
  void onlyWhatCannotBeOrderedTakesALook() {
    AtStripe sold = new AtStripe();
    Fact created = Story.fact(sold.created(START));
    Fact answer = Fact.of(sold.answer(START), "answered");
    Fact same = Story.fact(sold.updated(START));
    sold.price = 2;
    Fact other = Story.fact(sold.updated(START));
    Fact later = Story.fact(sold.updated(START.plusSeconds(1)));
    Fact otherAnswer = Fact.of(sold.answer(START), "answered");

    assertThat(Known.of(same).cannotOrder(other)).isTrue();
    assertThat(Known.of(created).cannotOrder(otherAnswer)).isTrue();
    assertThat(Known.of(same).cannotOrder(later)).isFalse();
    assertThat(Known.of(created).cannotOrder(other)).isFalse();
    assertThat(Known.of(created).cannotOrder(answer)).as("nothing differs").isFalse();
    assertThat(Known.of(answer).cannotOrder(other)).isFalse();
    assertThat(Known.of(answer).cannotOrder(otherAnswer)).isFalse();
  }

  /** What may happen, now and then twice in a second. */
  private static List<Fact> life(Random random) {
    AtStripe sold = new AtStripe("user");
    List<Fact> facts = new ArrayList<>();
    Instant at = START;
    facts.add(Story.fact(sold.created(at)));
    for (int n = 0; n < STEPS && sold.endedAt == null; n++) {
      Instant before = at;
      at = at.plus(Duration.ofHours(random.nextInt(4) * 100L));
      step(sold, random, at);
      // Stripe dates an answer no earlier than what it tells.
      facts.add(
          random.nextInt(5) == 0 && at.isAfter(before)
              ? Fact.of(sold.answer(at.plusSeconds(1 + n)), "asked")
              : Story.fact(sold.endedAt == null ? sold.updated(at) : sold.deleted(at)));
    }
    return facts;
  }

  private static void step(AtStripe sold, Random random, Instant at) {
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
