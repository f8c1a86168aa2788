package com.onelastai.auth.email;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.CredentialCheck;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.starter.problem.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Sends the mail by which a new address is proved; it takes effect with that. */
@Service
class EmailChange {

  private final Accounts accounts;
  private final CredentialCheck credentials;
  private final KeycloakUsers keycloak;
  private final MailedTokens tokens;
  private final Users users;
  private final SecurityLog securityLog;

  EmailChange(
      Accounts accounts,
      CredentialCheck credentials,
      KeycloakUsers keycloak,
      MailedTokens tokens,
      Users users,
      SecurityLog securityLog) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.keycloak = keycloak;
    this.tokens = tokens;
    this.users = users;
    this.securityLog = securityLog;
  }

  void request(String userId, String email, String password, @Nullable String otp, Client client) {
    User user = accounts.require(userId);
    credentials.check(user, password, otp, client);
    if (keycloak.idByEmail(email).isPresent()) {
      throw new ApiException(
          HttpStatus.CONFLICT, "email_taken", "There is an account with this address.");
    }
    users.update(
        userId, new Update(), tokens.prepare(MailKind.VERIFY_EMAIL, userId, email, user.name()));
    securityLog.add(userId, SecurityEvent.EMAIL_CHANGE_REQUESTED, client, Map.of("email", email));
  }
}
