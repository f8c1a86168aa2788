package com.onelastai.auth.mail;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

  private static final int MIN_SECRET_LENGTH = 32;

  @Bean
  SignedTokens signedTokens(MailProperties properties) {
    String secret = properties.tokenSecret();
    if (secret.length() < MIN_SECRET_LENGTH) {
      throw new InvalidConfigurationPropertyValueException(
          "onelastai.mail.token-secret",
          "(not shown)",
          "ONELASTAI_MAIL_TOKEN_SECRET has less than " + MIN_SECRET_LENGTH + " characters.");
    }
    return new SignedTokens(secret);
  }
}
