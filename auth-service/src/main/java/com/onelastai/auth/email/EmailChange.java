package com.onelastai.auth.email;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.CredentialCheck;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.EmailTaken;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.starter.problem.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Sends the mail by which a new address is proved; it takes effect with that. */
@Service
public class EmailChange {

  private final CredentialCheck credentials;
  private final KeycloakUsers keycloak;
  private final MailedTokens tokens;
  private final Users users;
  private final SecurityLog securityLog;

  EmailChange(
      CredentialCheck credentials,
      KeycloakUsers keycloak,
      MailedTokens tokens,
      Users users,
      SecurityLog securityLog) {
    this.credentials = credentials;
    this.keycloak = keycloak;
    this.tokens = tokens;
    this.users = users;
    this.securityLog = securityLog;
  }

  /**
   * @throws ApiException 403 if the user's factors are wrong, 409 {@code email_taken}
   */
  public void request(
      User user, String email, String password, @Nullable String otp, Client client) {
    credentials.check(user, password, otp, client);
    if (keycloak.idByEmail(email).isPresent()) {
      throw new EmailTaken(null);
    }
    users.update(
        user.id(),
        new Update(),
        tokens.prepare(MailKind.VERIFY_EMAIL, user.id(), email, user.name()));
    securityLog.add(
        user.id(), SecurityEvent.EMAIL_CHANGE_REQUESTED, client, Map.of("email", email));
  }
}
