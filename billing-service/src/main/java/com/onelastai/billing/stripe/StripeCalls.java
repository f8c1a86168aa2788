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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Calls Stripe: once more where that may help, always with the same idempotency key, so that
 * nothing happens twice; and not at all for a while after Stripe was away. What goes wrong comes
 * out as {@link StripeFailures} says.
 */
@Component
class StripeCalls {

  private static final Logger log = LoggerFactory.getLogger(StripeCalls.class);

  private static final String NAME = "stripe";
  private static final int CALLS_LOOKED_AT = 20;
  private static final int CALLS_NEEDED = 6;
  private static final int CALLS_TO_PROBE = 2;
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
                .slidingWindowSize(CALLS_LOOKED_AT)
                .minimumNumberOfCalls(CALLS_NEEDED)
                .permittedNumberOfCallsInHalfOpenState(CALLS_TO_PROBE)
                .waitDurationInOpenState(settings.openFor())
                .recordException(StripeFailures::isOutage)
                .build());
    circuit
        .getEventPublisher()
        .onStateTransition(event -> log.warn("Calls of Stripe: {}", event.getStateTransition()));
  }

  /** A call that changes nothing, or the same however often it is made. */
  <T> T ask(Question<T> question) {
    return call(() -> question.put(stripe));
  }

  /** A call that is made for this purpose only, and once. */
  <T> T act(Act<T> act) {
    return act(UUID.randomUUID().toString(), act);
  }

  /**
   * @param key under which Stripe does it once, for a day at least
   */
  <T> T act(String key, Act<T> act) {
    RequestOptions options = RequestOptions.builder().setIdempotencyKey(key).build();
    return call(() -> act.carryOut(stripe, options));
  }

  private <T> T call(Attempt<T> attempt) {
    try {
      return Retry.decorateCallable(retry(), () -> circuit.executeCallable(attempt::make)).call();
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
            .retryOnException(
                failure -> StripeFailures.mayPass(failure) && isWithin(start, settings.retryFor()))
            .build());
  }

  private static boolean isWithin(long start, Duration limit) {
    return System.nanoTime() - start < limit.toNanos();
  }

  @FunctionalInterface
  interface Question<T> {
    T put(V1Services stripe) throws StripeException;
  }

  @FunctionalInterface
  interface Act<T> {
    T carryOut(V1Services stripe, RequestOptions options) throws StripeException;
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T make() throws StripeException;
  }
}
