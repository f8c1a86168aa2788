package com.onelastai.auth.login;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.TokenEndpoint;
import com.onelastai.auth.loginsession.LoginSessions;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.starter.security.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Ends logins at their user's wish. */
@Service
class Logouts {

  private final LoginSessions sessions;
  private final TokenEndpoint tokens;
  private final SecurityLog securityLog;

  Logouts(LoginSessions sessions, TokenEndpoint tokens, SecurityLog securityLog) {
    this.sessions = sessions;
    this.tokens = tokens;
    this.securityLog = securityLog;
  }

  void logout(@Nullable Caller caller, @Nullable String refreshToken, Client client) {
    String sessionId = caller == null ? null : caller.sessionId();
    if (caller != null && sessionId != null) {
      sessions.end(caller.userId(), sessionId);
      securityLog.add(caller.userId(), SecurityEvent.LOGOUT, client, Map.of());
    } else if (refreshToken != null && !refreshToken.isEmpty()) {
      // Keycloak checks whose session it is, and records the logout itself.
      tokens.logout(refreshToken, client);
    }
  }
}
