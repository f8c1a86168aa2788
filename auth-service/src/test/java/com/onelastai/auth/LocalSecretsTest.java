package com.onelastai.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.starter.config.LocalSecretsAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class LocalSecretsTest {

  private static final String CLIENT_SECRET = "ONELASTAI_AUTH_CLIENT_SECRET=of-production";
  private static final String TOKEN_SECRET = "ONELASTAI_MAIL_TOKEN_SECRET=of-production";

  private final ApplicationContextRunner local =
      new ApplicationContextRunner()
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withConfiguration(AutoConfigurations.of(LocalSecretsAutoConfiguration.class));
  private final ApplicationContextRunner production =
      local.withPropertyValues("spring.profiles.active=production");

  @Test
  void productionRefusesTheSecretsOfTheRepository() {
    production.run(context -> assertThat(context).hasFailed());
    refuses(production.withPropertyValues(CLIENT_SECRET), "onelastai.mail.token-secret");
    refuses(production.withPropertyValues(TOKEN_SECRET), "onelastai.keycloak.client-secret");
  }

  private static void refuses(ApplicationContextRunner service, String setting) {
    service.run(
        context -> assertThat(context).getFailure().rootCause().hasMessageContaining(setting));
  }

  @Test
  void productionStartsWithItsOwnSecrets() {
    production
        .withPropertyValues(CLIENT_SECRET, TOKEN_SECRET)
        .run(context -> assertThat(context).hasNotFailed());
  }

  @Test
  void localRunTakesTheDefaults() {
    local.run(context -> assertThat(context).hasNotFailed());
  }
}
