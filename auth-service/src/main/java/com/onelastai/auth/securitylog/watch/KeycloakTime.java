package com.onelastai.auth.securitylog.watch;

import com.onelastai.starter.time.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Keycloak's clock, which does not move when a test moves ours. */
@Component
class KeycloakTime {

  private final Clock clock;

  KeycloakTime(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant().minus(offset());
  }

  Instant toOurs(Instant keycloaks) {
    return keycloaks.plus(offset());
  }

  private Duration offset() {
    return clock instanceof SettableClock settable ? settable.offset() : Duration.ZERO;
  }
}
