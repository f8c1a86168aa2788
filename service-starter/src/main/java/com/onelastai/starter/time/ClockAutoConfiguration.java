package com.onelastai.starter.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The clock ticks in milliseconds, which is what MongoDB stores. */
@AutoConfiguration
public class ClockAutoConfiguration {

  private static final String SETTABLE = "onelastai.clock.settable";

  @Bean
  @ConditionalOnProperty(name = SETTABLE, havingValue = "false", matchIfMissing = true)
  Clock clock() {
    return Clock.tickMillis(ZoneOffset.UTC);
  }

  @Configuration(proxyBeanMethods = false)
  @Profile("!production")
  @ConditionalOnProperty(name = SETTABLE, havingValue = "true")
  static class Settable {

    @Bean
    SettableClock clock() {
      return new SettableClock();
    }

    @Bean
    ClockEndpoint clockEndpoint(SettableClock clock) {
      return new ClockEndpoint(clock);
    }
  }

  /** Moves a running process in time, so that a test need not wait for half an hour to pass. */
  @Endpoint(id = "clock")
  record ClockEndpoint(SettableClock clock) {

    record Now(Instant now, Duration offset) {}

    @ReadOperation
    Now now() {
      return new Now(clock.instant(), clock.offset());
    }

    @WriteOperation
    Now move(String offset) {
      clock.setOffset(Duration.parse(offset));
      return now();
    }
  }
}
