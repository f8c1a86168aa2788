package com.onelastai.billing.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLifetimeTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.9Z");

  /** Stripe's clock may differ by seconds from ours. */
  @ParameterizedTest
  @CsvSource({"PT30M, PT31M", "PT31M, PT31M", "PT1H, PT1H", "PT24H, PT23H59M"})
  void endIsWhatStripeAcceptsByItsOwnClock(Duration setting, Duration open) {
    Instant end = new PageLifetime(setting).endFrom(NOW);

    assertThat(end).isEqualTo(NOW.plus(open).minusMillis(900));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT29M59S", "PT24H1S", "PT0S", "PT-1H"})
  void settingThatStripeRefusesPreventsTheStart(Duration setting) {
    assertThatThrownBy(() -> new PageLifetime(setting))
        .hasMessageContaining("onelastai.checkout.open-for");
  }
}
