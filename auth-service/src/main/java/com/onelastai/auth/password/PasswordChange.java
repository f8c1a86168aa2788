package com.onelastai.auth.password;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.login.LoginSessions;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.starter.security.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Sets passwords, ends the user's other sessions and queues a mail. */
@Service
class PasswordChange {

  private final Accounts accounts;
  private final Authenticator credentials;
  private final KeycloakUsers keycloak;
  private final LoginSessions sessions;
  private final MailedTokens tokens;
  private final Users users;
  private final SecurityLog securityLog;

  PasswordChange(
      Accounts accounts,
      Authenticator credentials,
      KeycloakUsers keycloak,
      LoginSessions sessions,
      MailedTokens tokens,
      Users users,
      SecurityLog securityLog) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.keycloak = keycloak;
    this.sessions = sessions;
    this.tokens = tokens;
    this.users = users;
    this.securityLog = securityLog;
  }

  void change(Caller caller, String currentPassword, String newPassword, Client client) {
    User user = accounts.require(caller.userId());
    credentials.checkPassword(user, currentPassword, client);
    set(user, newPassword, caller.sessionId());
    securityLog.add(user.id(), SecurityEvent.PASSWORD_CHANGED, client, Map.of());
  }

  /**
   * @param keptSession the session that stays open, if any
   */
  void set(User user, String password, @Nullable String keptSession) {
    keycloak.setPassword(user.id(), password);
    tokens.revoke(user.id(), user.email());
    sessions.endOthers(user.id(), keptSession);
    MailQueued mail =
        new MailQueued(
            user.id(), user.email(), MailKind.PASSWORD_CHANGED, Map.of("name", user.name()));
    users.update(user.id(), new Update(), mail);
  }
}
