package com.onelastai.auth.keycloak;

import com.onelastai.starter.problem.ApiException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** 423 {@code account_locked}: too many wrong passwords or codes. */
public final class AccountLocked extends ApiException {

  public AccountLocked(Instant until, Instant now) {
    super(HttpStatus.LOCKED, "account_locked", "Too many failed attempts. Try again later.");
    with("lockUntil", until);
    retryAfter(Duration.between(now, until));
  }
}
