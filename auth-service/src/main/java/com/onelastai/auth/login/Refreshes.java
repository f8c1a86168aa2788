package com.onelastai.auth.login;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.TokenClaims;
import com.onelastai.auth.keycloak.TokenEndpoint;
import com.onelastai.auth.keycloak.TokenRefused;
import com.onelastai.auth.loginsession.LoginSessions;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Keeps logins alive. A refresh token that comes twice was stolen once: its session ends. */
@Service
class Refreshes {

  private final TokenEndpoint tokens;
  private final Logins logins;
  private final LoginSessions sessions;
  private final SecurityLog securityLog;

  Refreshes(TokenEndpoint tokens, Logins logins, LoginSessions sessions, SecurityLog securityLog) {
    this.tokens = tokens;
    this.logins = logins;
    this.sessions = sessions;
    this.securityLog = securityLog;
  }

  /**
   * @throws ApiException 401 {@code refresh_token_invalid} or {@code refresh_token_reused}
   */
  Login refresh(@Nullable String refreshToken, Client client) {
    if (refreshToken == null || refreshToken.isEmpty()) {
      throw invalid();
    }
    try {
      return logins.loggedIn(tokens.refresh(refreshToken, client));
    } catch (TokenRefused refused) {
      throw isReuse(refused) ? reused(refreshToken, client) : invalid();
    }
  }

  /** Keycloak says this only of tokens whose signature it has checked. */
  private static boolean isReuse(TokenRefused refused) {
    return refused.description().contains("reuse exceeded")
        || refused.description().equals("Stale token");
  }

  private ApiException reused(String refreshToken, Client client) {
    Caller caller = Caller.of(TokenClaims.of(refreshToken));
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

  private static ApiException invalid() {
    return new ApiException(
        HttpStatus.UNAUTHORIZED, "refresh_token_invalid", "The session has ended: sign in again.");
  }
}
