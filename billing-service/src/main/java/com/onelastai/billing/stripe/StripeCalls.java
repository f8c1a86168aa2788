package com.onelastai.billing.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.service.V1Services;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls Stripe with retries, always with the same idempotency key, so that nothing happens twice. A
 * circuit breaker stops the calls for a while after an outage. {@link StripeFailures} translates
 * the failures.
 */
@Component
class StripeCalls {

  private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);

  private static final String NAME = "stripe";
  private static final int WINDOW = 20;
  private static final int MIN_CALLS = 6;
  private static final int PROBES = 2;
  private static final double GROWTH = 2;
  private static final double JITTER = 0.3;

  private final V1Services stripe;
  private final StripeProperties settings;
  private final CircuitBreaker circuit;

  StripeCalls(StripeProperties settings) {
    this.stripe =
        StripeClient.builder()
            .setApiKey(settings.key())
            .setApiBase(settings.apiBase().toString())
            .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
            .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
            .setMaxNetworkRetries(0)
            .build()
            .v1();
    this.settings = settings;
    this.circuit =
        CircuitBreaker.of(
            NAME,
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(MIN_CALLS)
                .permittedNumberOfCallsInHalfOpenState(PROBES)
                .waitDurationInOpenState(settings.openFor())
                .recordException(StripeFailures::isOutage)
                .build());
    circuit
        .getEventPublisher()
        .onStateTransition(event -> log.warn("Circuit of Stripe: {}", event.getStateTransition()));
  }

  /** A call that is idempotent without a key. */
  <T> T query(Query<T> query) {
    return call(() -> query.run(stripe));
  }

  /** A call that changes something, with a new idempotency key. */
  <T> T execute(Command<T> command) {
    return execute(UUID.randomUUID().toString(), command);
  }

  /**
   * @param key the idempotency key, which Stripe remembers for at least a day
   */
  <T> T execute(String key, Command<T> command) {
    RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
    return call(() -> command.run(stripe, options));
  }

  private <T> T call(Callable<T> attempt) {
    try {
      return Retry.decorateCallable(retry(), () -> circuit.executeCallable(attempt)).call();
    } catch (Exception e) {
      throw StripeFailures.translate(e, settings.openFor());
    }
  }

  private Retry retry() {
    long start = System.nanoTime();
    return Retry.of(
        NAME,
        RetryConfig.custom()
            .maxAttempts(settings.attempts())
            .intervalFunction(
                IntervalFunction.ofExponentialRandomBackoff(settings.firstWait(), GROWTH, JITTER))
            .retryOnException(failure ->
                StripeFailures.isTransient(failure) && isWithin(start, settings.retryFor()))
            .build());
  }

  private static boolean isWithin(long start, Duration limit) {
    return System.nanoTime() - start < limit.toNanos();
  }

  @FunctionalInterface
  interface Query<T> {
    T run(V1Services stripe) throws StripeException;
  }

  @FunctionalInterface
  interface Command<T> {
    T run(V1Services stripe, RequestOptions options) throws StripeException;
  }
}
