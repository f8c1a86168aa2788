package com.onelastai.starter.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ClockTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ClockAutoConfiguration.class));

  @Test
  void clockIsTheSystemsUnlessSaidOtherwise() {
    context.run(started -> assertThat(started).getBean(Clock.class).isEqualTo(Clock.systemUTC()));
  }

  @Test
  void settableClockIsMovedByItsEndpoint() {
    context
        .withPropertyValues("onelastai.clock.settable=true")
        .run(started -> {
          started.getBean(ClockEndpoint.class).move("PT31M");
          assertThat(started.getBean(Clock.class).instant())
              .isAfter(Instant.now().plus(Duration.ofMinutes(30)));
        });
  }

  @Test
  void productionHasNoSettableClock() {
    context
        .withPropertyValues("onelastai.clock.settable=true", "spring.profiles.active=production")
        .run(started -> assertThat(started).doesNotHaveBean(ClockEndpoint.class));
  }
}
