package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.TokenEndpoint.TokenRefused;
import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Checks credentials by Keycloak, which counts failures and locks; removes expired locks. */
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
   * Starts a session.
   *
   * @param knownDeviceOf the id of the user who has signed in with this device before; their lock
   *     does not concern it
   * @throws TokenRefused if Keycloak refuses
   * @throws AccountLocked after too many failures
   */
  public Tokens login(
      String email,
      Factors factors,
      @Nullable String knownDeviceOf,
      boolean staySignedIn,
      Client client) {
    return unlocking(
        email, () -> tokens.login(email, factors, knownDeviceOf, staySignedIn, client));
  }

  /**
   * Checks the credentials of a signed-in user again, without a new login. Failures count like
   * those of logins.
   *
   * @throws ApiException 403 {@code invalid_credentials}, {@code otp_required} or {@code
   *     otp_invalid}, 503 {@code identity_unavailable}
   * @throws AccountLocked 423 {@code account_locked}
   */
  public void check(User user, @Nullable String password, @Nullable String otp, Client client) {
    check(user, new Factors(password, otp, null), client);
    if (user.twoFactorEnabled() && otp == null) {
      throw TokenRefused.otpRequired().problem(HttpStatus.FORBIDDEN);
    }
  }

  /** Checks the password only, whether or not the user has a second factor. */
  public void checkPassword(User user, String password, Client client) {
    check(user, new Factors(password, null, null), client);
  }

  private void check(User user, Factors factors, Client client) {
    try {
      unlocking(user.email(), () -> tokens.check(user.email(), factors, client));
    } catch (TokenRefused refused) {
      throw refused.problem(HttpStatus.FORBIDDEN);
    }
  }

  /** Removes a lock early, for a user who proved their identity in another way. */
  public void unlock(String userId) {
    clear(userId);
    users.unlock(userId);
  }

  private void clear(String userId) {
    admin.run(realm -> realm.attackDetection().clearBruteForceForUser(userId));
  }

  private Tokens unlocking(String email, Supplier<Tokens> attempt) {
    try {
      return attempt.get();
    } catch (TokenRefused refused) {
      if (!refused.error().equals(LOCKED)) {
        throw refused;
      }
      unlockIfExpired(email, refused);
    }
    try {
      return attempt.get();
    } catch (TokenRefused refused) {
      throw refused.error().equals(LOCKED) ? locked(refused) : refused;
    }
  }

  /** Compare-and-set: only one request may remove a lock, as Keycloak may set the next at once. */
  private void unlockIfExpired(String email, TokenRefused refused) {
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

  /** 423 {@code account_locked}: too many wrong passwords or codes. */
  public static final class AccountLocked extends ApiException {

    public AccountLocked(Instant until, Instant now) {
      super(HttpStatus.LOCKED, "account_locked", "Too many failed attempts. Try again later.");
      with("lockUntil", until);
      retryAfter(Duration.between(now, until));
    }
  }

  /** The credentials of one login attempt. */
  public record Factors(
      @Nullable String password, @Nullable String otp, @Nullable String recoveryCode) {

    public Factors {
      otp = otp == null ? null : OneTimePassword.Form.normal(otp);
    }

    @Override
    public String toString() {
      return "Factors[]";
    }
  }
}
