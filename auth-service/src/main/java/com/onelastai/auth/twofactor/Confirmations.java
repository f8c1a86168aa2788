package com.onelastai.auth.twofactor;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.keycloak.PendingTotp;
import com.onelastai.auth.usersecurity.UserSecurities;
import java.time.Instant;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Which secret is being confirmed: of two calls at the same time one alone may turn the second
 * factor on, else the other one, whose code is used up, would take it off again.
 */
@Component
class Confirmations {

  private static final String FIELD = "confirmedTotp";

  private final UserSecurities securities;

  Confirmations(UserSecurities securities) {
    this.securities = securities;
  }

  /** Whether it is this call's to confirm the secret. */
  boolean claim(String userId, PendingTotp pending) {
    Instant secret = pending.expiresAt();
    securities.ensure(userId);
    return securities.update(userId, where(FIELD).ne(secret), new Update().set(FIELD, secret));
  }

  /** Lets it be tried again. */
  void release(String userId, PendingTotp pending) {
    securities.update(userId, where(FIELD).is(pending.expiresAt()), new Update().unset(FIELD));
  }
}
