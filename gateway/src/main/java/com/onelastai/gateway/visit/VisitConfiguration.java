package com.onelastai.gateway.visit;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

  private static final int MIN_SECRET_LENGTH = 32;

  @Bean
  VisitCookies visitCookies(VisitProperties properties, Environment environment) {
    String secret = properties.cookieSecret();
    boolean production = environment.acceptsProfiles(Profiles.of("production"));
    if (production && secret.equals(VisitProperties.LOCAL_SECRET)) {
      throw refused("is the local default that everybody knows, which profile production refuses");
    }
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw refused("has less than " + MIN_SECRET_LENGTH + " characters");
    }
    return new VisitCookies(secret);
  }

  private static InvalidConfigurationPropertyValueException refused(String why) {
    return new InvalidConfigurationPropertyValueException(
        "onelastai.visit.cookie-secret", "(not shown)", "ONELASTAI_COOKIE_SECRET " + why + ".");
  }
}
