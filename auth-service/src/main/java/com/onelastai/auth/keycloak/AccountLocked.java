package com.onelastai.auth.keycloak;

import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** 423 {@code account_locked}: too many wrong passwords or codes. */
public final class AccountLocked extends ErrorResponseException {

  public AccountLocked(Instant until, Instant now) {
    super(HttpStatus.LOCKED, problem(until), null);
    long seconds = Math.max(1, Duration.between(now, until).toSeconds());
    getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
  }

  private static ProblemDetail problem(Instant until) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.LOCKED, "Too many failed attempts. Try again later.");
    problem.setProperty("code", "account_locked");
    problem.setProperty("lockUntil", until);
    return problem;
  }
}
