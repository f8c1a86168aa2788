package com.onelastai.auth.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Counts failed logins with addresses that have no account and locks them as Keycloak locks
 * accounts, so that a lock does not tell who has one.
 */
@Component
class UnknownAddresses {

  /** As the realm's {@code failureFactor}. */
  private static final int MAX_FAILURES = 5;

  /** As the realm's {@code maxDeltaTimeSeconds}. */
  private static final Duration REMEMBERED = Duration.ofHours(12);

  private static final int MAX_ADDRESSES = 100_000;

  private final Cache<String, Failures> failures =
      Caffeine.newBuilder().maximumSize(MAX_ADDRESSES).expireAfterWrite(REMEMBERED).build();
  private final Clock clock;
  private final Duration lock;

  UnknownAddresses(Clock clock, @Value("${onelastai.login.lock}") Duration lock) {
    this.clock = clock;
    this.lock = lock;
  }

  /** Until when this address is locked; null if it is not. */
  @Nullable Instant lockUntil(String email) {
    Failures known = failures.getIfPresent(email);
    Instant until = known == null ? null : known.lockUntil();
    return until != null && clock.instant().isBefore(until) ? until : null;
  }

  void failed(String email) {
    Instant now = clock.instant();
    failures.asMap().merge(email, new Failures(1, null), (known, one) -> known.another(now, lock));
  }

  private record Failures(int count, @Nullable Instant lockUntil) {

    Failures another(Instant now, Duration lock) {
      int failed = lockUntil == null ? count + 1 : 1;
      return new Failures(failed, failed < MAX_FAILURES ? null : now.plus(lock));
    }
  }
}
