package com.onelastai.gateway.security;

import com.onelastai.gateway.problem.Problem;
import com.onelastai.starter.visit.VisitHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Checks a token where one is sent. Who may call what is for the services to say: they check the
 * token again and know their handlers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /**
   * Applies to nothing: {@link TokenFilter} checks tokens at less cost. What is left of Spring
   * Security's filter is that it refuses addresses of a bad form.
   */
  @Bean
  SecurityWebFilterChain nothing() {
    return new SecurityWebFilterChain() {
      @Override
      public Mono<Boolean> matches(ServerWebExchange exchange) {
        return Mono.just(false);
      }

      @Override
      public Flux<WebFilter> getWebFilters() {
        return Flux.empty();
      }
    };
  }

  @Bean
  ReactiveJwtDecoder jwtDecoder(
      SigningKeys keys, OAuth2ResourceServerProperties properties, Clock clock) {
    OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
    JwtTimestampValidator time = new JwtTimestampValidator(AccessTokens.SKEW);
    time.setClock(clock);
    time.setAllowEmptyExpiryClaim(false);
    NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(
        JwtValidators.createDefaultWithValidators(
            time,
            new JwtIssuerValidator(Objects.requireNonNull(jwt.getIssuerUri())),
            new JwtAudienceValidator(jwt.getAudiences().getFirst())));
    // Keys that cannot be fetched say nothing about the token.
    return token ->
        decoder
            .decode(token)
            .onErrorMap(
                IllegalStateException.class,
                away -> new JwtException("No keys to check with", away));
  }

  /** Whose pages may call the API, and with cookies. */
  @Bean
  CorsConfiguration corsRules(CorsProperties properties) {
    CorsConfiguration rules = new CorsConfiguration();
    rules.setAllowedOrigins(properties.allowedOrigins());
    rules.setAllowCredentials(true);
    rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
    rules.addAllowedHeader(CorsConfiguration.ALL);
    rules.setExposedHeaders(List.of(VisitHeaders.CORRELATION, HttpHeaders.RETRY_AFTER));
    rules.setMaxAge(Duration.ofHours(1));
    return rules;
  }

  /** Paths that a service might read otherwise than the gateway, such as {@code /api/../x}. */
  @Bean
  ServerExchangeRejectedHandler rejectedRequests() {
    return (exchange, rejected) ->
        Mono.error(
            new Problem(
                    HttpStatus.BAD_REQUEST,
                    "request_rejected",
                    "The address or a header is not of a form that is accepted.")
                .exception());
  }
}
