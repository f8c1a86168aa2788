package com.onelastai.auth.user;

import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/** Tokens that need no Keycloak: {@code admin}, or the id of a user. */
@TestConfiguration(proxyBeanMethods = false)
public class LocalTokens {

  private static final int UUID_LENGTH = 36;

  @Bean
  JwtDecoder jwtDecoder() {
    return token -> {
      if (token.equals("admin")) {
        return jwt(token, "admin-1", "admin");
      }
      if (token.startsWith("user-") || token.length() == UUID_LENGTH) {
        return jwt(token, token, "user");
      }
      throw new BadJwtException("unknown");
    };
  }

  private static Jwt jwt(String token, String subject, String role) {
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject(subject)
        .claim("sid", "session-of-" + subject)
        .claim("realm_access", Map.of("roles", List.of(role)))
        .build();
  }
}
