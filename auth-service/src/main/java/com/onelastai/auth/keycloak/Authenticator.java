package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Has Keycloak decide whether someone is who they say, and ends locks when their time is over. */
@Component
public class Authenticator {

  private static final String LOCKED = "account_locked";

  private final TokenEndpoint tokens;
  private final KeycloakAdmin admin;
  private final Users users;
  private final Clock clock;

  Authenticator(TokenEndpoint tokens, KeycloakAdmin admin, Users users, Clock clock) {
    this.tokens = tokens;
    this.admin = admin;
    this.users = users;
    this.clock = clock;
  }

  /**
   * Begins a session.
   *
   * @throws TokenRefused if Keycloak says no
   * @throws AccountLocked after too many failures
   */
  public Tokens login(String email, Factors factors, Client client) {
    return unlocking(email, () -> tokens.login(email, factors, client));
  }

  /**
   * Checks each factor that is given and begins nothing.
   *
   * @throws TokenRefused if Keycloak says no
   * @throws AccountLocked after too many failures
   */
  public void check(String email, Factors factors, Client client) {
    unlocking(
        email,
        () -> {
          tokens.check(email, factors, client);
          return true;
        });
  }

  /** Ends a lock before its time, for someone who proved in another way who they are. */
  public void unlock(String userId) {
    clear(userId);
    users.unlock(userId);
  }

  private void clear(String userId) {
    admin.run(realm -> realm.attackDetection().clearBruteForceForUser(userId));
  }

  private <T> T unlocking(String email, Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (TokenRefused refused) {
      if (!refused.error().equals(LOCKED)) {
        throw refused;
      }
      unlockIfOver(email, refused);
    }
    try {
      return attempt.get();
    } catch (TokenRefused refused) {
      throw refused.error().equals(LOCKED) ? locked(refused) : refused;
    }
  }

  /** A lock is ended once: the next one begins before this service hears of it. */
  private void unlockIfOver(String email, TokenRefused refused) {
    Instant now = clock.instant();
    Optional<User> user = users.findByEmail(email);
    Instant until = user.map(User::lockUntil).orElse(null);
    if (until == null) {
      throw locked(refused);
    }
    String id = user.orElseThrow().id();
    if (until.isAfter(now) || !users.unlock(id, until)) {
      throw new AccountLocked(until, now);
    }
    clear(id);
  }

  private AccountLocked locked(TokenRefused refused) {
    Instant now = clock.instant();
    return new AccountLocked(now.plusSeconds(refused.retryAfter()), now);
  }
}
