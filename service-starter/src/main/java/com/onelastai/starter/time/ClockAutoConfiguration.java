package com.onelastai.starter.time;

import java.time.Clock;
import java.time.ZoneOffset;
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
}
