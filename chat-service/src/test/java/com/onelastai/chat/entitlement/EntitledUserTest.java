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
  private static final Duration RETENTION = Duration.ofDays(90);

  private final EntitledUser nobody = EntitledUser.unknown("user-1");

  @Test
  void noSubscriptionOpensNoAgent() {
    assertThat(nobody.until("ben-sega")).isNull();
  }

  @Test
  void subscriptionOpensItsAgentsAndNoOther() {
    EntitledUser user = with(of("a", 1, List.of("ben-sega"), 5));

    assertThat(user.until("ben-sega")).isEqualTo(day(5));
    assertThat(user.until("lazy-pawn")).isNull();
  }

  @Test
  void subscriptionToAllOpensEveryAgentAndToNoneOpensNone() {
    assertThat(with(of("a", 1, null, 5)).until("any")).isEqualTo(day(5));
    assertThat(with(of("a", 1, List.of(), 5)).until("any")).isNull();
  }

  @Test
  void longestSubscriptionCounts() {
    EntitledUser user =
        with(
            of("a", 1, List.of("ben-sega"), 5),
            of("b", 1, null, 9),
            of("c", 1, List.of("ben-sega"), -3));

    assertThat(user.until("ben-sega")).isEqualTo(day(9));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void highestRevisionWinsInAnyOrderAndWithRedelivery(long seed) {
    List<Entitlement> updates = new ArrayList<>();
    for (String id : List.of("a", "b", "c")) {
      for (int revision = 1; revision <= 6; revision++) {
        updates.add(of(id, revision, List.of("of-" + revision), 30 - revision));
      }
    }
    updates.addAll(List.copyOf(updates));
    Random random = new Random(seed);
    Collections.shuffle(updates, random);

    EntitledUser user = nobody;
    for (int from = 0; from < updates.size(); ) {
      int to = Math.min(updates.size(), from + 1 + random.nextInt(4));
      user = user.with(updates.subList(from, to), NOW, RETENTION);
      from = to;
    }

    assertThat(user.subscriptions())
        .containsExactlyInAnyOrder(
            of("a", 6, List.of("of-6"), 24),
            of("b", 6, List.of("of-6"), 24),
            of("c", 6, List.of("of-6"), 24));
    assertThat(user.expiresAt()).isEqualTo(day(24).plus(RETENTION));
  }

  @Test
  void olderRevisionChangesNothing() {
    EntitledUser user = with(of("a", 2, null, 5));

    assertThat(user.with(List.of(of("a", 2, null, 9), of("a", 1, null, 9)), NOW, RETENTION))
        .isSameAs(user);
    assertThat(user.version()).isEqualTo(1);
  }

  @Test
  void expiredSubscriptionIsDroppedAtTheNextUpdate() {
    EntitledUser user =
        with(of("old", 1, null, 0), of("recent", 1, null, 60))
            .with(List.of(of("new", 1, null, 120)), day(91), RETENTION);

    assertThat(user.subscriptions())
        .extracting(Entitlement::subscriptionId)
        .containsExactly("recent", "new");
  }

  private EntitledUser with(Entitlement... updates) {
    return nobody.with(List.of(updates), NOW, RETENTION);
  }

  private static Entitlement of(String id, long revision, @Nullable List<String> agents, int days) {
    return new Entitlement(id, revision, agents, day(days));
  }

  private static Instant day(int days) {
    return NOW.plus(Duration.ofDays(days));
  }
}
