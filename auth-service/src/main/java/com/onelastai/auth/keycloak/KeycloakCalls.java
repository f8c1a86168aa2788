package com.onelastai.auth.keycloak;

import com.onelastai.starter.problem.ApiException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ServerErrorException;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClientException;

/** Calls Keycloak through a circuit breaker. */
@Component
class KeycloakCalls {

  private static final int INTERNAL_ERROR = HttpStatus.INTERNAL_SERVER_ERROR.value();
  private static final int WINDOW = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final CircuitBreaker breaker =
      CircuitBreaker.of(
          "keycloak",
          CircuitBreakerConfig.custom()
              .slidingWindowSize(WINDOW)
              .minimumNumberOfCalls(WINDOW / 2)
              .waitDurationInOpenState(PAUSE)
              .permittedNumberOfCallsInHalfOpenState(2)
              .recordException(failure -> isOutage(failure) && !isOfOneCall(failure))
              .build());

  /**
   * @throws ApiException 503 {@code identity_unavailable}
   */
  <T> T call(Supplier<T> call) {
    try {
      return breaker.executeSupplier(call);
    } catch (RuntimeException failure) {
      if (isOutage(failure) || failure instanceof CallNotPermittedException) {
        throw new ApiException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "identity_unavailable",
            "Accounts cannot be reached right now. Try again in a moment.",
            failure);
      }
      throw failure;
    }
  }

  /** Includes refusals of this service itself, for example before the realm has been imported. */
  private static boolean isOutage(Throwable failure) {
    return failure instanceof ProcessingException
        || failure instanceof ServerErrorException
        || failure instanceof NotAuthorizedException
        || failure instanceof ForbiddenException
        || failure instanceof RestClientException;
  }

  /**
   * An internal error, for example of two concurrent changes of one account. It does not count for
   * the circuit breaker, or one user could lock out all others by provoking it.
   */
  private static boolean isOfOneCall(Throwable failure) {
    return failure instanceof ServerErrorException server
        ? server.getResponse().getStatus() == INTERNAL_ERROR
        : failure instanceof HttpServerErrorException http
            && http.getStatusCode().value() == INTERNAL_ERROR;
  }
}
