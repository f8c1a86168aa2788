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

/** Calls Keycloak, and for a moment no more where it does not answer. */
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

  /**
   * That Keycloak refuses this service, as while its realm is not there yet, is none of a user's
   * doing.
   */
  private static boolean isOutage(Throwable failure) {
    return failure instanceof ProcessingException
        || failure instanceof ServerErrorException
        || failure instanceof NotAuthorizedException
        || failure instanceof ForbiddenException
        || failure instanceof RestClientException;
  }

  /**
   * An internal error, such as of two changes to one account at once. Keycloak is there, and nobody
   * shall keep all users out by provoking it.
   */
  private static boolean isOfOneCall(Throwable failure) {
    return failure instanceof ServerErrorException server
        ? server.getResponse().getStatus() == INTERNAL_ERROR
        : failure instanceof HttpServerErrorException http
            && http.getStatusCode().value() == INTERNAL_ERROR;
  }
}
