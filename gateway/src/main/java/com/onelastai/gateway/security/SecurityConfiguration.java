package com.onelastai.gateway.security;

import com.onelastai.gateway.OwnPaths;
import com.onelastai.gateway.problem.Problem;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.server.MatcherSecurityWebFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import reactor.core.publisher.Mono;

/**
 * A token is checked here if one is sent. Services decide who may call what: they check the token
 * again and know their handlers.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /**
   * Matches no request: {@link TokenFilter} checks tokens at less cost. All that remains of Spring
   * Security is its firewall, which rejects malformed addresses.
   */
  @Bean
  SecurityWebFilterChain nothing() {
    return new MatcherSecurityWebFilterChain(
        exchange -> MatchResult.notMatch(), List.of((exchange, chain) -> chain.filter(exchange)));
  }

  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /**
   * What {@code //}, {@code %2F}, {@code %25} and {@code ;} mean in a path is for the frontend to
   * say in its own; in any other, and in one that another reader might take for ours, they are
   * rejected.
   */
  @Bean
  ServerWebExchangeFirewall firewall() {
    StrictServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();
    StrictServerWebExchangeFirewall frontend = new StrictServerWebExchangeFirewall();
    frontend.setAllowUrlEncodedDoubleSlash(true);
    frontend.setAllowUrlEncodedSlash(true);
    frontend.setAllowUrlEncodedPercent(true);
    frontend.setAllowSemicolon(true);
    return exchange ->
        (OwnPaths.mayBeOwn(OwnPaths.of(exchange.getRequest())) ? strict : frontend)
            .getFirewalledExchange(exchange);
  }

  /** For paths that a service might read differently, such as {@code /api/../x}. */
  @Bean
  ServerExchangeRejectedHandler rejectedRequests() {
    return (exchange, rejected) ->
        Mono.error(
            new Problem(
                    HttpStatus.BAD_REQUEST,
                    "request_rejected",
                    "The address or a header is malformed.")
                .exception());
  }
}
