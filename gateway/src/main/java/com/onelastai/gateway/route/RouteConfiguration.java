package com.onelastai.gateway.route;

import com.onelastai.gateway.problem.Problem.ProblemException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.NettyRoutingFilter;
import org.springframework.cloud.gateway.filter.NettyWriteResponseFilter;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.cloud.gateway.filter.headers.RemoveHopByHopHeadersFilter;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.client.HttpClient;

@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

  private static final Logger log = LoggerFactory.getLogger(RouteConfiguration.class);

  /**
   * Counts transport failures. An answer of any status shows that the service is there; a missing
   * instance is answered at once without a circuit; and the client's own faults, such as a body
   * that grows too large, do not count.
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
   * With two header filters instead of five that each copy all headers. {@link
   * UpstreamHeadersFilter} removes what the others would.
   */
  @Bean
  NettyRoutingFilter routing(
      HttpClient client,
      HttpClientProperties properties,
      RemoveHopByHopHeadersFilter hopByHop,
      UpstreamHeadersFilter upstream) {
    return new NettyRoutingFilter(client, headersFilters(hopByHop, upstream), properties);
  }

  /**
   * Without streaming media types, whose chunks would each be sent with a flush behind it, joined
   * by Reactor's {@code concat}. That loses a request for more if it comes from another thread
   * between the two, and the stream then never ends. Netty's outbound flushes anyway when no chunk
   * waits.
   */
  @Bean
  NettyWriteResponseFilter relay(RemoveHopByHopHeadersFilter hopByHop) {
    return new NettyWriteResponseFilter(List.of(), headersFilters(hopByHop));
  }

  /** The client would repeat requests of any method; {@link UpstreamFilter} decides on retries. */
  @Bean
  HttpClientCustomizer noRetriesByTheClient() {
    return client -> client.disableRetry(true);
  }

  private static ObjectProvider<List<HttpHeadersFilter>> headersFilters(
      HttpHeadersFilter... filters) {
    return new ObjectProvider<>() {
      @Override
      public List<HttpHeadersFilter> getObject() {
        return List.of(filters);
      }
    };
  }

  /**
   * @param window number of recent calls to a service that count
   * @param minimumCalls with fewer, the circuit stays closed
   * @param failureRate percent of failed calls at which the circuit opens
   * @param openFor how long calls are rejected at once
   * @param trialCalls allowed after that to check whether the service is back
   */
  @ConfigurationProperties("onelastai.circuit")
  record CircuitProperties(
      int window, int minimumCalls, float failureRate, Duration openFor, int trialCalls) {}
}
