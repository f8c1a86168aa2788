package com.onelastai.starter.security;

import com.onelastai.starter.problem.ProblemWriter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/**
 * A stateless resource server. Who may call a handler is said at the handler; a token that is sent
 * must be valid even where none is needed.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableMethodSecurity
public class SecurityAutoConfiguration {

  @Bean
  SecurityFilterChain resourceServer(HttpSecurity http, ProblemWriter problems) {
    JwtAuthenticationConverter caller = new JwtAuthenticationConverter();
    caller.setJwtGrantedAuthoritiesConverter(new CallerRoles());
    return http.sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        // No cookie is read here, so there is nothing that another site could ride on.
        .csrf(csrf -> csrf.disable())
        // The gateway sets the security headers of every answer.
        .headers(headers -> headers.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .oauth2ResourceServer(server ->
            server
                .jwt(jwt -> jwt.jwtAuthenticationConverter(caller))
                .authenticationEntryPoint((request, response, refused) ->
                    problems.write(
                        response,
                        HttpStatus.UNAUTHORIZED,
                        "invalid_token",
                        "The access token is not valid.")))
        .build();
  }
}
