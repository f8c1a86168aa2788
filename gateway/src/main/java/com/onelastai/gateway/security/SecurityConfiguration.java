package com.onelastai.gateway.security;

import com.onelastai.gateway.connection.ClientConnections;
import com.onelastai.gateway.limit.RateLimiter;
import com.onelastai.gateway.problem.Problem;
import java.util.Objects;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/**
 * Checks a token where one is sent. Who may call what is for the services to say: they check the
 * token again and know their handlers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  SecurityWebFilterChain tokens(
      ServerHttpSecurity http,
      InvalidTokens invalidTokens,
      RateLimiter limiter,
      ClientConnections connections) {
    return http.securityMatcher(exchange ->
            exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
                ? MatchResult.match()
                : MatchResult.notMatch())
        // No cookie says who is signed in, so there is nothing that another site could ride on.
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .cors(ServerHttpSecurity.CorsSpec::disable)
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .oauth2ResourceServer(
            server -> server.authenticationEntryPoint(invalidTokens).jwt(jwt -> {}))
        .addFilterAfter(
            new CallerFilter(limiter, connections), SecurityWebFiltersOrder.AUTHENTICATION)
        .build();
  }

  @Bean
  ReactiveJwtDecoder jwtDecoder(SigningKeys keys, OAuth2ResourceServerProperties properties) {
    OAuth2ResourceServerProperties.Jwt jwt = properties.getJwt();
    NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys).build();
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            JwtValidators.createDefaultWithIssuer(Objects.requireNonNull(jwt.getIssuerUri())),
            new JwtAudienceValidator(jwt.getAudiences().getFirst())));
    // Keys that cannot be fetched say nothing about the token.
    return token ->
        decoder
            .decode(token)
            .onErrorMap(
                IllegalStateException.class,
                away -> new JwtException("No keys to check with", away));
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
