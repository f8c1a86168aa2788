package com.onelastai.starter.security;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.ProblemWriter;
import com.onelastai.starter.web.RequestArgument;
import jakarta.servlet.DispatcherType;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A stateless resource server. Each handler declares who may call it, and one that declares nothing
 * is closed. A token that is sent must be valid even where none is needed.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class SecurityAutoConfiguration {

  /** An observation of each of its filters costs a fifth of a small request. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  RequestArgument<Caller> callerArgument() {
    return new RequestArgument<>(Caller.class, request -> Caller.current());
  }

  @Bean
  SecurityFilterChain resourceServer(
      HttpSecurity http, ProblemWriter problems, ObjectProvider<HandlerMapping> mappings) {
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie is read here, so another site cannot make use of one.
        .csrf(csrf -> csrf.disable())
        // The gateway sets the security headers of every answer.
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(requests ->
            requests
                // A second dispatch of a request that was authorized when it came in.
                .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(EndpointRequest.toAnyEndpoint(), EndpointRequest.toLinks())
                .permitAll()
                .requestMatchers("/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/**")
                .permitAll()
                .anyRequest()
                .access(new HandlerAuthorization(mappings)))
        .exceptionHandling(failures ->
            failures.accessDeniedHandler((request, response, denied) ->
                problems.write(request, response, ApiException.forbidden())))
        .oauth2ResourceServer(server ->
            server
                .jwt(Customizer.withDefaults())
                .authenticationEntryPoint(refusal(problems))
                .withObjectPostProcessor(answering(refusal(problems))))
        .build();
  }

  /** For what the firewall refuses before any handler runs. */
  @Bean
  RequestRejectedHandler rejectedRequests(ProblemWriter problems) {
    return (request, response, rejected) ->
        problems.write(request, response, ApiException.rejectedByFirewall());
  }

  private static AuthenticationEntryPoint refusal(ProblemWriter problems) {
    return (request, response, refused) -> {
      ApiException problem =
          switch (refused) {
            case AuthenticationServiceException _ ->
                new ApiException(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "identity_unavailable",
                        "The token cannot be checked right now.")
                    .retryAfter(Duration.ofSeconds(2));
            case InsufficientAuthenticationException _ -> ApiException.unauthenticated();
            default ->
                new ApiException(
                    HttpStatus.UNAUTHORIZED, "invalid_token", "The access token is not valid.");
          };
      problems.write(request, response, problem);
    };
  }

  /** By default a failure to fetch the keys is rethrown and becomes a 500. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> answering(
      AuthenticationEntryPoint refusal) {
    AuthenticationEntryPointFailureHandler handler =
        new AuthenticationEntryPointFailureHandler(refusal);
    handler.setRethrowAuthenticationServiceException(false);
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(handler);
        return filter;
      }
    };
  }
}
