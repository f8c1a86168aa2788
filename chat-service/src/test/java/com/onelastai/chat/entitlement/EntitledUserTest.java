package com.onelastai.chat.entitlement;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.chat.entitlement.EntitledUser.Entitlement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntitledUserTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration KEPT = Duration.ofDays(90);

  private final EntitledUser nobody = EntitledUser.unknown("user-1");

  @Test
  void nothingIsOpenedByNothing() {
    assertThat(nobody.until("ben-sega")).isNull();
  }

  @Test
  void subscriptionOpensItsAgentsAndNoOther() {
    EntitledUser user = nobody.with(List.of(of("a", 1, List.of("ben-sega"), 5)), NOW, KEPT);

    assertThat(user.until("ben-sega")).isEqualTo(day(5));
    assertThat(user.until("lazy-pawn")).isNull();
  }

  @Test
  void subscriptionToAllOpensEveryAgentAndToNoneOpensNone() {
    assertThat(nobody.with(List.of(of("a", 1, null, 5)), NOW, KEPT).until("any")).isEqualTo(day(5));
    assertThat(nobody.with(List.of(of("a", 1, List.of(), 5)), NOW, KEPT).until("any")).isNull();
  }

  @Test
  void theOneThatLastsLongestCounts() {
    EntitledUser user =
        nobody.with(
            List.of(
                of("a", 1, List.of("ben-sega"), 5),
                of("b", 1, null, 9),
                of("c", 1, List.of("ben-sega"), -3)),
            NOW,
            KEPT);

    assertThat(user.until("ben-sega")).isEqualTo(day(9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void highestRevisionStandsInWhateverOrderAndHoweverOftenTheyCome(long seed) {
    List<Entitlement> told = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      for (int revision = 1; revision <= 6; revision++) {
        told.add(of(id, revision, List.of("of-" + revision), 30 - revision));
      }
    }
    told.addAll(List.copyOf(told));
    Random random = new Random(seed);
    Collections.shuffle(told, random);

    EntitledUser user = nobody;
    for (int from = 0; from < told.size(); ) {
      int to = Math.min(told.size(), from + 1 + random.nextInt(4));
      user = user.with(told.subList(from, to), NOW, KEPT);
      from = to;
    }

    assertThat(user.subscriptions())
        .containsExactlyInAnyOrder(
            of("a", 6, List.of("of-6"), 24),
            of("b", 6, List.of("of-6"), 24),
            of("c", 6, List.of("of-6"), 24));
    assertThat(user.expiresAt()).isEqualTo(day(24).plus(KEPT));
  }

  @Test
  void whatIsKnownChangesNothing() {
    EntitledUser user = nobody.with(List.of(of("a", 2, null, 5)), NOW, KEPT);

    assertThat(user.with(List.of(of("a", 2, null, 9), of("a", 1, null, 9)), NOW, KEPT))
        .isSameAs(user);
    assertThat(user.version()).isEqualTo(1);
  }

  @Test
  void whatIsOverForLongIsForgottenOnceSomethingElseIsTold() {
    EntitledUser user =
        nobody
            .with(List.of(of("old", 1, null, 0), of("recent", 1, null, 60)), NOW, KEPT)
            .with(List.of(of("new", 1, null, 120)), day(91), KEPT);

    assertThat(user.subscriptions())
        .extracting(Entitlement::subscriptionId)
        .containsExactly("recent", "new");
  }

  private static Entitlement of(String id, long revision, @Nullable List<String> agents, int days) {
    return new Entitlement(id, revision, agents, day(days));
  }

  private static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
