package com.onelastai.auth;

import java.util.Map;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Refuses to start in production with secrets that everybody can read in the repository. */
@Configuration(proxyBeanMethods = false)
@Profile("production")
class LocalSecrets {

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "onelastai.keycloak.client-secret", "local-auth-client-secret",
          "onelastai.mail.token-secret", "local-mail-token-secret-of-a-development-machine");

  LocalSecrets(Environment environment) {
    DEFAULTS.forEach((property, local) -> {
      if (local.equals(environment.getProperty(property))) {
        throw new InvalidConfigurationPropertyValueException(
            property,
            "(not shown)",
            "It is the local default that everybody knows, which profile production refuses.");
      }
    });
  }
}
