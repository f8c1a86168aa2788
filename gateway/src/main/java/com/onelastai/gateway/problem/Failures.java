package com.onelastai.gateway.problem;

import com.onelastai.starter.problem.ProblemCodes;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.cloud.gateway.support.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/** Converts a failure into the problem that the client gets. */
final class Failures {

  private static final Duration SOON = Duration.ofSeconds(2);

  private Failures() {}

  static Problem describe(Throwable failure) {
    return switch (failure) {
      case ProblemException refused -> refused.problem();
      case NotFoundException noInstance -> unavailable();
      case CallNotPermittedException open ->
          new Problem(
              HttpStatus.SERVICE_UNAVAILABLE,
              "circuit_open",
              "The service failed too often and gets a moment to recover.",
              SOON);
      case ConnectTimeoutException slow -> timeout();
      case ConnectException refused -> unavailable();
      case NoRouteToHostException away -> unavailable();
      case UnknownHostException unknown -> unavailable();
      case IOException broken ->
          new Problem(
              HttpStatus.BAD_GATEWAY,
              "upstream_failed",
              "The service broke off before it answered.");
      case ErrorResponse known -> ofStatus(known.getStatusCode());
      default -> internal();
    };
  }

  private static Problem ofStatus(HttpStatusCode status) {
    if (status.isSameCodeAs(HttpStatus.GATEWAY_TIMEOUT)) {
      return timeout();
    }
    if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
      return new Problem(status, ProblemCodes.NOT_FOUND, "There is nothing at this address.");
    }
    if (status.isSameCodeAs(HttpStatus.INTERNAL_SERVER_ERROR)) {
      return internal();
    }
    return new Problem(status, ProblemCodes.of(status), "The request cannot be handled.");
  }

  private static Problem unavailable() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "service_unavailable",
        "The service cannot be reached.",
        SOON);
  }

  private static Problem timeout() {
    return new Problem(
        HttpStatus.GATEWAY_TIMEOUT, "upstream_timeout", "The service did not answer in time.");
  }

  private static Problem internal() {
    return new Problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        ProblemCodes.INTERNAL,
        "Something went wrong here. The correlation id of this answer finds it in the log.");
  }
}
