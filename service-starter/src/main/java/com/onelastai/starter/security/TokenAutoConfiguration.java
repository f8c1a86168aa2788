package com.onelastai.starter.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks tokens by Keycloak's keys and our clock. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnProperty("spring.security.oauth2.resourceserver.jwt.jwk-set-uri")
@EnableConfigurationProperties({OAuth2ResourceServerProperties.class, SigningKeys.Properties.class})
public class TokenAutoConfiguration {

  /** How far the clocks of machines may be apart. */
  private static final Duration SKEW = Duration.ofSeconds(5);

  @Bean
  @ConditionalOnMissingBean
  JwtDecoder jwtDecoder(
      OAuth2ResourceServerProperties properties, SigningKeys.Properties settings, Clock clock)
      throws MalformedURLException {
    OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
    JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
    time.setClock(clock);
    time.setAllowEmptyExpiryClaim(false);
    URI keys = URI.create(Objects.requireNonNull(jwt.getJwkSetUri()));
    NimbusJwtDecoder decoder =
        NimbusJwtDecoder.withJwkSource(new SigningKeys(keys.toURL(), settings)).build();
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            time,
            new JwtIssuerValidator(Objects.requireNonNull(jwt.getIssuerUri())),
            new JwtAudienceValidator(jwt.getAudiences().getFirst())));
    return decoder;
  }
}
