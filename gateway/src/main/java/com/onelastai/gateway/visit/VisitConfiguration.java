package com.onelastai.gateway.visit;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

  private static final int MIN_SECRET_LENGTH = 32;

  @Bean
  VisitCookies visitCookies(VisitProperties properties) {
    String secret = properties.cookieSecret();
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new InvalidConfigurationPropertyValueException(
          "onelastai.visit.cookie-secret",
          "(not shown)",
          "ONELASTAI_COOKIE_SECRET has less than " + MIN_SECRET_LENGTH + " characters.");
    }
    return new VisitCookies(secret);
  }
}
