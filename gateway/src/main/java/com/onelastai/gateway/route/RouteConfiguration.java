package com.onelastai.gateway.route;

import com.onelastai.gateway.problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RouteConfiguration.class);

  /**
   * Counts calls that failed on their way. An answer, whatever its status, shows a service that is
   * there; a missing instance is told at once without a circuit; and a client's own fault, such as
   * a body that grows too large, says nothing of the service.
   */
  @Bean
  CircuitBreakerRegistry circuits(CircuitProperties properties, MeterRegistry meters) {
    CircuitBreakerRegistry circuits =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(properties.window())
                .minimumNumberOfCalls(properties.minimumCalls())
                .failureRateThreshold(properties.failureRate())
                .waitDurationInOpenState(properties.openFor())
                .permittedNumberOfCallsInHalfOpenState(properties.trialCalls())
                .ignoreExceptions(NotFoundException.class, ProblemException.class)
                .build());
    circuits
        .getEventPublisher()
        .onEntryAdded(added ->
            added
                .getAddedEntry()
                .getEventPublisher()
                .onStateTransition(change ->
                    log.warn(
                        "Circuit of {}: {}",
                        change.getCircuitBreakerName(),
                        change.getStateTransition())));
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(circuits).bindTo(meters);
    return circuits;
  }

  /**
   * The client would send a request again whatever its method; that is {@link UpstreamFilter}'s.
   */
  @Bean
  HttpClientCustomizer noSecondTry() {
    return client -> client.disableRetry(true);
  }
}
