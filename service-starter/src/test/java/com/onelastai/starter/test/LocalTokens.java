package com.onelastai.starter.test;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Tokens that need no Keycloak: {@code admin}, {@code support-x}, {@code user-x}, or the UUID of a
 * user.
 */
@TestComponent
public class LocalTokens implements BeanPostProcessor {

  private static final int UUID_LENGTH = 36;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof JwtDecoder decoder ? accepting(decoder) : bean;
  }

  private static JwtDecoder accepting(JwtDecoder decoder) {
    return token -> {
      if (token.equals("admin")) {
        return jwt(token, "admin-1", List.of("user", "admin"));
      }
      if (token.startsWith("support-")) {
        return jwt(token, token, List.of("user", "support"));
      }
      return token.startsWith("user-") || token.length() == UUID_LENGTH
          ? jwt(token, token, List.of("user"))
          : decoder.decode(token);
    };
  }

  private static Jwt jwt(String token, String subject, List<String> roles) {
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject(subject)
        .claim("sid", "session-of-" + subject)
        .claim("realm_access", Map.of("roles", roles))
        .build();
  }
}
