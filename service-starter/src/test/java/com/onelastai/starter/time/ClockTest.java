package com.onelastai.starter.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClockTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ClockAutoConfiguration.class));

  @Test
  void clockIsTheSystemsInMillisecondsByDefault() {
    context.run(started ->
        assertThat(started).getBean(Clock.class).isEqualTo(Clock.tickMillis(ZoneOffset.UTC)));
  }

  @Test
  void settableClockIsMovedByItsEndpoint() {
    context
        .withPropertyValues("onelastai.clock.settable=true")
        .run(started -> {
          started.getBean(ClockAutoConfiguration.ClockEndpoint.class).move("PT31M");
          assertThat(started.getBean(Clock.class).instant())
              .isAfter(Instant.now().plus(Duration.ofMinutes(30)))
              .matches(now -> now.get(ChronoField.NANO_OF_SECOND) % 1_000_000 == 0);
        });
  }

  @Test
  void productionHasNoSettableClock() {
    context
        .withPropertyValues("onelastai.clock.settable=true", "spring.profiles.active=production")
        .run(started ->
            assertThat(started).doesNotHaveBean(ClockAutoConfiguration.ClockEndpoint.class));
  }
}
