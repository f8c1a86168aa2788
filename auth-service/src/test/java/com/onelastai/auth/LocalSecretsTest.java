package com.onelastai.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.config.LocalSecretsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LocalSecretsTest {

  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(LocalSecretsAutoConfiguration.class));

  @Test
  void productionRefusesTheSecretsOfTheRepository() {
    service
        .withPropertyValues("spring.profiles.active=production")
        .run(context -> assertThat(context).hasFailed());
    service
        .withPropertyValues(
            "spring.profiles.active=production", "ONELASTAI_AUTH_CLIENT_SECRET=of-production")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onelastai.mail.token-secret"));
    service
        .withPropertyValues(
            "spring.profiles.active=production", "ONELASTAI_MAIL_TOKEN_SECRET=of-production")
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onelastai.keycloak.client-secret"));
  }

  @Test
  void productionStartsWithSecretsOfItsOwn() {
    service
        .withPropertyValues(
            "spring.profiles.active=production",
            "ONELASTAI_AUTH_CLIENT_SECRET=of-production",
            "ONELASTAI_MAIL_TOKEN_SECRET=of-production")
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void localRunTakesTheDefaults() {
    service.run(context -> assertThat(context).hasNotFailed());
  }
}
