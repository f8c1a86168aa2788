package com.onelastai.auth.session;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.TokenEndpoint;
import com.onelastai.auth.keycloak.TokenRefused;
import com.onelastai.auth.loginsession.LoginSessions;
import com.onelastai.starter.problem.ApiException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps logins alive. A refresh token that comes twice was stolen once: its session ends. */
@Service
class Refreshes {

  private static final Logger log = LoggerFactory.getLogger(Refreshes.class);

  private final TokenEndpoint tokens;
  private final Logins logins;
  private final LoginSessions sessions;
  private final JsonMapper json;

  Refreshes(TokenEndpoint tokens, Logins logins, LoginSessions sessions, JsonMapper json) {
    this.tokens = tokens;
    this.logins = logins;
    this.sessions = sessions;
    this.json = json;
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
      throw isReuse(refused) ? reused(refreshToken) : invalid();
    }
  }

  /** Keycloak says this only of tokens whose signature it has checked. */
  private static boolean isReuse(TokenRefused refused) {
    return refused.description().contains("reuse exceeded")
        || refused.description().equals("Stale token");
  }

  private ApiException reused(String refreshToken) {
    JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(refreshToken.split("\\.")[1]));
    String userId = claims.path("sub").asString();
    String sessionId = claims.path("sid").asString();
    log.warn("A refresh token of user {} came twice; session {} ends", userId, sessionId);
    sessions.end(userId, sessionId);
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
