package com.onelastai.billing.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.config.LocalSecretsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class LocalSecretsTest {

  private final ApplicationContextRunner local =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(LocalSecretsAutoConfiguration.class))
          .withUserConfiguration(Settings.class);
  private final ApplicationContextRunner production =
      local.withPropertyValues("spring.profiles.active=production");

  @Test
  void productionRejectsTheLocalSecrets() {
    production
        .withPropertyValues("STRIPE_WEBHOOK_SECRET=whsec_of_production")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onelastai.stripe.key"));
    production
        .withPropertyValues(
            "STRIPE_SECRET_KEY=sk_of_production",
            "STRIPE_WEBHOOK_SECRET=whsec_of_production,whsec_local_simulator")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onelastai.stripe.webhook-secrets"));
  }

  @Test
  void emptySecretPreventsTheStart() {
    local
        .withPropertyValues("STRIPE_WEBHOOK_SECRET=whsec_one,")
        .run(context -> assertThat(context).hasFailed());
    local
        .withPropertyValues("STRIPE_WEBHOOK_SECRET=")
        .run(context -> assertThat(context).hasFailed());
    local.withPropertyValues("STRIPE_SECRET_KEY=").run(context -> assertThat(context).hasFailed());
  }

  @Test
  void productionStartsWithItsOwnSecretsAndCallsStripe() {
    production
        .withPropertyValues(
            "STRIPE_SECRET_KEY=sk_of_production",
            "STRIPE_WEBHOOK_SECRET=whsec_of_production,whsec_of_yesterday")
        .run(context ->
            assertThat(context.getBean(StripeProperties.class).apiBase())
                .hasToString("https://api.stripe.com"));
  }

  @Test
  void localRunCallsTheSimulator() {
    local.run(context ->
        assertThat(context.getBean(StripeProperties.class).apiBase())
            .hasToString("http://127.0.0.1:8120"));
  }

  @Configuration
  @EnableConfigurationProperties(StripeProperties.class)
  static class Settings {}
}
