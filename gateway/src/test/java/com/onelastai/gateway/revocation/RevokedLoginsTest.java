package com.onelastai.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RevokedLoginsTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  private Instant now = START;
  private final InstantSource time = () -> now;
  private final RevokedLogins revoked = new RevokedLogins(3, time.withZone(ZoneOffset.UTC));

  @Test
  void revokedSessionIsRejectedAndOtherSessionsOfTheUserAreNot() {
    revoked.revoke("session", now);
    assertThat(revoked.isRevoked("user", "session")).isTrue();
    assertThat(revoked.isRevoked("user", "other")).isFalse();
    assertThat(revoked.isRevoked("user", null)).isFalse();
  }

  @Test
  void everySessionOfAnErasedUserIsRejected() {
    revoked.revoke("user", now);
    assertThat(revoked.isRevoked("user", "session")).isTrue();
    assertThat(revoked.isRevoked("user", null)).isTrue();
    assertThat(revoked.isRevoked("another", "session")).isFalse();
  }

  @Test
  void entryIsPurgedWhenItsTokensHaveExpired() {
    revoked.revoke("session", now);
    now = START.plus(Duration.ofMinutes(10)).minusMillis(1);
    revoked.purge();
    assertThat(revoked.isRevoked("user", "session")).isTrue();
    now = START.plus(Duration.ofMinutes(10));
    revoked.purge();
    assertThat(revoked.isRevoked("user", "session")).isFalse();
    assertThat(revoked.size()).isZero();
  }

  @Test
  void oldRevocationIsNotStored() {
    revoked.revoke("session", START.minus(Duration.ofMinutes(10)));
    assertThat(revoked.size()).isZero();
  }

  @Test
  void repeatedRevocationStartsItsLifetimeAnew() {
    revoked.revoke("session", START);
    now = START.plus(Duration.ofMinutes(6));
    revoked.revoke("session", now);
    now = START.plus(Duration.ofMinutes(12));
    revoked.purge();
    assertThat(revoked.isRevoked("user", "session")).isTrue();
  }

  @Test
  void oldestEntryIsRemovedWhenThereAreTooMany() {
    for (String id : new String[] {"1", "2", "3", "4"}) {
      revoked.revoke(id, now);
    }
    assertThat(revoked.size()).isEqualTo(3);
    assertThat(revoked.isRevoked("user", "1")).isFalse();
    assertThat(revoked.isRevoked("user", "4")).isTrue();
  }
}
