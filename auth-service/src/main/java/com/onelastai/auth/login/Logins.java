package com.onelastai.auth.login;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.account.UserView;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.device.DeviceCookies;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.Authenticator.AccountLocked;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.auth.keycloak.TokenEndpoint;
import com.onelastai.auth.keycloak.TokenEndpoint.TokenRefused;
import com.onelastai.auth.keycloak.TokenEndpoint.Tokens;
import com.onelastai.auth.login.SessionController.LoginRequest;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.twofactor.BackupCodes;
import com.onelastai.auth.user.EmailAddress;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Starts, refreshes and ends the sessions of the API. Keycloak's records of them are read from its
 * events, not written here.
 */
@Service
class Logins {

  private final Authenticator authenticator;
  private final Accounts accounts;
  private final TokenEndpoint tokens;
  private final RefreshedTokens refreshed;
  private final LoginSessions sessions;
  private final DeviceCookies deviceCookies;
  private final SecurityLog securityLog;
  private final UserEvents userEvents;

  Logins(
      Authenticator authenticator,
      Accounts accounts,
      TokenEndpoint tokens,
      RefreshedTokens refreshed,
      LoginSessions sessions,
      DeviceCookies deviceCookies,
      SecurityLog securityLog,
      UserEvents userEvents) {
    this.authenticator = authenticator;
    this.accounts = accounts;
    this.tokens = tokens;
    this.refreshed = refreshed;
    this.sessions = sessions;
    this.deviceCookies = deviceCookies;
    this.securityLog = securityLog;
    this.userEvents = userEvents;
  }

  /**
   * @param deviceCookie of a browser that has signed in before
   */
  Login login(LoginRequest request, @Nullable String deviceCookie, Client client, Actor actor) {
    try {
      Login login = login(request, deviceCookie, client);
      userEvents.track(actor, login.user().id(), "login", true);
      return login;
    } catch (AccountLocked locked) {
      userEvents.track(actor, null, "login_locked", false);
      throw locked;
    } catch (TokenRefused refused) {
      throw refused(refused, actor);
    }
  }

  private Login login(LoginRequest request, @Nullable String deviceCookie, Client client) {
    String email = EmailAddress.Form.normal(request.email());
    String knownTo = deviceCookies.tryLogin(email, deviceCookie).orElse(null);
    String known = knownTo == null ? null : deviceCookie;
    try {
      Tokens tokens =
          authenticator.login(email, factors(request), knownTo, request.staysSignedIn(), client);
      UserView user = user(tokens);
      return new Login(user, tokens, deviceCookies.signedIn(user.id(), known));
    } catch (RuntimeException failure) {
      boolean wrong = failure instanceof TokenRefused refused && refused.isFailure();
      if (knownTo != null && known != null && !wrong) {
        deviceCookies.didNotFail(knownTo, known);
      }
      throw failure;
    }
  }

  private UserView user(Tokens tokens) {
    Caller caller = Caller.of(TokenEndpoint.claims(tokens.accessToken()));
    return UserView.of(accounts.require(caller.userId()), caller.roles());
  }

  private static Factors factors(LoginRequest request) {
    String code = request.backupCode();
    return new Factors(
        request.password(), request.otp(), code == null ? null : BackupCodes.normal(code));
  }

  private ApiException refused(TokenRefused refused, Actor actor) {
    if (refused.error().equals("otp_required")) {
      userEvents.track(actor, null, "two_factor_required", true);
    } else {
      userEvents.track(actor, null, "login_failed", false);
    }
    return refused.problem(HttpStatus.UNAUTHORIZED);
  }

  /**
   * Refreshes a session. A refresh token that is used again some seconds later may have been
   * stolen, so its session ends.
   *
   * @throws ApiException 401 {@code refresh_token_invalid} or {@code refresh_token_reused}
   */
  Login refresh(@Nullable String refreshToken, Client client) {
    if (refreshToken == null || refreshToken.isEmpty()) {
      throw invalidRefreshToken();
    }
    try {
      Tokens successor =
          refreshed.exchange(refreshToken, () -> tokens.refresh(refreshToken, client));
      return new Login(user(successor), successor, null);
    } catch (TokenRefused refused) {
      throw isReuse(refused) ? reused(refreshToken, client) : invalidRefreshToken();
    }
  }

  /** Keycloak reports a reuse only after it has verified the token's signature. */
  private static boolean isReuse(TokenRefused refused) {
    return refused.description().contains("reuse exceeded")
        || refused.description().equals("Stale token");
  }

  private ApiException reused(String refreshToken, Client client) {
    Caller caller = Caller.of(TokenEndpoint.claims(refreshToken));
    String userId = caller.userId();
    String sessionId = Objects.requireNonNull(caller.sessionId(), "The token has no session");
    sessions.end(userId, sessionId);
    securityLog.add(
        userId,
        SecurityEvent.SESSION_REVOKED,
        client,
        Map.of("sessionId", sessionId, "reason", "refresh_token_reused"));
    return new ApiException(
        HttpStatus.UNAUTHORIZED,
        "refresh_token_reused",
        "This refresh token was used before. Its session has ended: sign in again.");
  }

  private static ApiException invalidRefreshToken() {
    return new ApiException(
        HttpStatus.UNAUTHORIZED, "refresh_token_invalid", "The session has ended: sign in again.");
  }

  void logout(@Nullable Caller caller, @Nullable String refreshToken, Client client) {
    String sessionId = caller == null ? null : caller.sessionId();
    if (caller != null && sessionId != null) {
      sessions.end(caller.userId(), sessionId);
      securityLog.add(caller.userId(), SecurityEvent.LOGOUT, client, Map.of());
    } else if (refreshToken != null && !refreshToken.isEmpty()) {
      // Keycloak checks the owner of the session, and records the logout itself.
      tokens.logout(refreshToken, client);
    }
  }

  /**
   * The result of a login or a refresh.
   *
   * @param deviceCookie null if the browser keeps its own
   */
  record Login(UserView user, Tokens tokens, @Nullable String deviceCookie) {

    @Override
    public String toString() {
      return "Login[]";
    }
  }
}
