package com.onelastai.events.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionIdsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void idTellsWhenItsVisitCannotHaveBegunYet() {
    String id = SessionIds.of(NOON, "0123456789abcdef".getBytes());

    assertThat(UUID.fromString(id).version()).isEqualTo(7);
    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
    assertThat(SessionIds.notBefore(id)).isEqualTo(NOON);
    assertThat(SessionIds.of(NOON, "0123456789abcdeX".getBytes())).isNotEqualTo(id);
  }

  @Test
  void otherIdsTellNothing() {
    assertThat(SessionIds.notBefore(null)).isNull();
    assertThat(SessionIds.notBefore("s-1")).isNull();
    assertThat(SessionIds.notBefore(UUID.randomUUID().toString())).isNull();
    assertThat(SessionIds.notBefore("x".repeat(14) + "7" + "x".repeat(21))).isNull();
  }
}
