package com.onelastai.auth.email;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.user.Users.EmailTaken;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Verifies addresses by mails; a new address replaces the old one once it is verified. */
@Service
public class EmailVerification {

  private final Accounts accounts;
  private final Authenticator credentials;
  private final MailedTokens tokens;
  private final KeycloakUsers keycloak;
  private final Users users;
  private final SecurityLog securityLog;
  private final UserEvents userEvents;
  private final Clock clock;

  EmailVerification(
      Accounts accounts,
      Authenticator credentials,
      MailedTokens tokens,
      KeycloakUsers keycloak,
      Users users,
      SecurityLog securityLog,
      UserEvents userEvents,
      Clock clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.tokens = tokens;
    this.keycloak = keycloak;
    this.users = users;
    this.securityLog = securityLog;
    this.userEvents = userEvents;
    this.clock = clock;
  }

  /**
   * Requests a change of the address.
   *
   * @throws ApiException 403 if the user's credentials are wrong, 409 {@code email_taken}
   */
  public void requestChange(
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

  void send(String userId, Actor actor) {
    User user = accounts.require(userId);
    if (!user.emailVerified()
        && tokens.send(MailKind.VERIFY_EMAIL, userId, user.email(), user.name())) {
      userEvents.track(actor, userId, "email_verification_sent", true);
    }
  }

  void verify(String token, Client client) {
    tokens.redeem(MailKind.VERIFY_EMAIL, token, (userId, email) -> verified(userId, email, client));
  }

  private void verified(String userId, String email, Client client) {
    User user = accounts.require(userId);
    boolean changed = !user.email().equals(email);
    keycloak.setVerifiedEmail(userId, email);
    Update update = new Update().set("email", email).set("updatedAt", clock.instant());
    DomainEvent[] mails =
        changed
            ? new DomainEvent[] {MailQueued.notice(MailKind.EMAIL_CHANGED, user)}
            : new DomainEvent[0];
    if (!users.update(userId, Users.verified(update), mails)) {
      // Deleted meanwhile, as nobody had verified it in time.
      throw MailedTokens.invalid();
    }
    securityLog.add(
        userId,
        changed ? SecurityEvent.EMAIL_CHANGED : SecurityEvent.EMAIL_VERIFIED,
        client,
        Map.of("email", email));
  }
}
