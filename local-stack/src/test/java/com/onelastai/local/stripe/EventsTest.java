package com.onelastai.local.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventsTest {

  private static final int MORE_THAN_STORED = 2_100;

  private final State state =
      State.of(new State.Saved(Duration.ZERO, List.of(), List.of(), Map.of()));
  private final SimulatedClock clock = new SimulatedClock(Clock.systemUTC(), Duration.ZERO);

  @Test
  void undeliveredEventsAreKept() {
    emit(new Events(state, clock, true));

    assertThat(state.deliveries())
        .hasSize(MORE_THAN_STORED)
        .allSatisfy(delivery -> assertThat(state.find("event", delivery.eventId())).isPresent());
  }

  @Test
  void oldEventsWithoutADeliveryAreDropped() {
    emit(new Events(state, clock, false));

    assertThat(state.all("event").count()).isLessThan(MORE_THAN_STORED);
  }

  private void emit(Events events) {
    for (int n = 0; n < MORE_THAN_STORED; n++) {
      events.emit("customer.updated", Json.newObject().put("id", "cus_" + n));
    }
  }
}
