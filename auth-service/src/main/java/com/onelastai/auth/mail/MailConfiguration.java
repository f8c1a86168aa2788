package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  private static final int MIN_SECRET_LENGTH = 32;

  @Bean
  MailTokens mailTokens(MailProperties properties, Environment environment) {
    String secret = properties.tokenSecret();
    boolean production = environment.acceptsProfiles(Profiles.of("production"));
    if (production && secret.equals(MailProperties.LOCAL_SECRET)) {
      throw refused("is the local default that everybody knows, which profile production refuses");
    }
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw refused("has less than " + MIN_SECRET_LENGTH + " characters");
    }
    return new MailTokens(secret);
  }

  private static InvalidConfigurationPropertyValueException refused(String why) {
    return new InvalidConfigurationPropertyValueException(
        "onelastai.mail.token-secret", "(not shown)", "ONELASTAI_MAIL_TOKEN_SECRET " + why + ".");
  }
}
