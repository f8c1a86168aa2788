package com.onelastai.gateway.ended;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EndedLoginsTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = START;
  private final InstantSource time = () -> now;
  private final EndedLogins ended = new EndedLogins(3, time.withZone(ZoneOffset.UTC));

  @Test
  void sessionThatWasEndedIsRefusedAndTheUsersOthersAreNot() {
    ended.add("session", now);
    assertThat(ended.contain("user", "session")).isTrue();
    assertThat(ended.contain("user", "other")).isFalse();
    assertThat(ended.contain("user", null)).isFalse();
  }

  @Test
  void allOfAUserWhoWasErasedIsRefused() {
    ended.add("user", now);
    assertThat(ended.contain("user", "session")).isTrue();
    assertThat(ended.contain("user", null)).isTrue();
    assertThat(ended.contain("another", "session")).isFalse();
  }

  @Test
  void whatNoTokenCanOutliveIsForgotten() {
    ended.add("session", now);
    now = START.plus(Duration.ofMinutes(10)).minusMillis(1);
    ended.forgetOld();
    assertThat(ended.contain("user", "session")).isTrue();
    now = START.plus(Duration.ofMinutes(10));
    ended.forgetOld();
    assertThat(ended.contain("user", "session")).isFalse();
    assertThat(ended.size()).isZero();
  }

  @Test
  void whatEndedLongAgoIsNotRememberedAtAll() {
    ended.add("session", START.minus(Duration.ofMinutes(10)));
    assertThat(ended.size()).isZero();
  }

  @Test
  void whatIsNamedAgainIsRememberedFromThenOn() {
    ended.add("session", START);
    now = START.plus(Duration.ofMinutes(6));
    ended.add("session", now);
    now = START.plus(Duration.ofMinutes(12));
    ended.forgetOld();
    assertThat(ended.contain("user", "session")).isTrue();
  }

  @Test
  void theOldestMakesRoom() {
    for (String id : new String[] {"1", "2", "3", "4"}) {
      ended.add(id, now);
    }
    assertThat(ended.size()).isEqualTo(3);
    assertThat(ended.contain("user", "1")).isFalse();
    assertThat(ended.contain("user", "4")).isTrue();
  }
}
