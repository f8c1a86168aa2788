package com.onelastai.starter.test;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Lets the service accept tokens of made-up users over real HTTP, beside those of Keycloak. */
@TestComponent
public class FuzzTokens implements BeanPostProcessor {

  static final String USER = "fuzz-user";
  static final String ADMIN = "fuzz-admin";

  private static final String SUBJECT = UUID.randomUUID().toString();

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof JwtDecoder decoder ? wrap(decoder) : bean;
  }

  private static JwtDecoder wrap(JwtDecoder decoder) {
    return token ->
        switch (token) {
          case USER -> jwt(token, List.of("user"));
          case ADMIN -> jwt(token, List.of("user", "admin"));
          default -> decoder.decode(token);
        };
  }

  private static Jwt jwt(String token, List<String> roles) {
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject(SUBJECT)
        .expiresAt(Instant.MAX)
        .claim("realm_access", Map.of("roles", roles))
        .build();
  }
}
