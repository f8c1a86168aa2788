package com.onelastai.auth.twofactor;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.usersecurity.UserSecurities;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets a user's second factor be changed by one request at a time. A change is several calls of
 * Keycloak's, and those of two requests would mix: one undoes the other, and codes that were shown
 * do not hold.
 */
@Component
class Turns {

  private static final String FIELD = "twoFactorTurnUntil";

  /** Longer than all calls of a change take; who dies meanwhile holds nobody up for longer. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final UserSecurities securities;
  private final Clock clock;

  Turns(UserSecurities securities, Clock clock) {
    this.securities = securities;
    this.clock = clock;
  }

  /**
   * @throws ApiException 409 {@code two_factor_changing} while another request has its turn
   */
  <T> T take(String userId, Supplier<T> change) {
    securities.ensure(userId);
    Instant now = clock.instant();
    Instant until = now.plus(LEASE);
    Criteria free = new Criteria().orOperator(where(FIELD).exists(false), where(FIELD).lte(now));
    if (!securities.update(userId, free, new Update().set(FIELD, until))) {
      throw new ApiException(
          HttpStatus.CONFLICT, "two_factor_changing", "Another request is changing it right now.");
    }
    try {
      return change.get();
    } finally {
      securities.update(userId, where(FIELD).is(until), new Update().unset(FIELD));
    }
  }
}
