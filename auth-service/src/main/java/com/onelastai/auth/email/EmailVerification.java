package com.onelastai.auth.email;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.tracking.Actor;
import java.time.Clock;
import java.util.Map;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Proves addresses by mails to them; a proved new address takes the old one's place. */
@Service
class EmailVerification {

  private final Accounts accounts;
  private final MailedTokens tokens;
  private final KeycloakUsers keycloak;
  private final Users users;
  private final SecurityLog securityLog;
  private final UserEvents userEvents;
  private final Clock clock;

  EmailVerification(
      Accounts accounts,
      MailedTokens tokens,
      KeycloakUsers keycloak,
      Users users,
      SecurityLog securityLog,
      UserEvents userEvents,
      Clock clock) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.keycloak = keycloak;
    this.users = users;
    this.securityLog = securityLog;
    this.userEvents = userEvents;
    this.clock = clock;
  }

  void send(String userId, Actor actor) {
    User user = accounts.require(userId);
    if (!user.emailVerified()
        && tokens.send(MailKind.VERIFY_EMAIL, userId, user.email(), user.name())) {
      userEvents.tell(actor, userId, "email_verification_sent", true);
    }
  }

  void verify(String token, Client client) {
    tokens.redeem(MailKind.VERIFY_EMAIL, token, (userId, email) -> verified(userId, email, client));
  }

  private void verified(String userId, String email, Client client) {
    User user = accounts.require(userId);
    boolean changed = !user.email().equals(email);
    keycloak.setVerifiedEmail(userId, email);
    users.update(
        userId,
        new Update()
            .set("email", email)
            .set("emailVerified", true)
            .set("updatedAt", clock.instant()),
        changed ? new DomainEvent[] {tellOldAddress(user)} : new DomainEvent[0]);
    securityLog.add(
        userId,
        changed ? SecurityEvent.EMAIL_CHANGED : SecurityEvent.EMAIL_VERIFIED,
        client,
        Map.of("email", email));
  }

  private static MailQueued tellOldAddress(User user) {
    return new MailQueued(
        user.id(), user.email(), MailKind.EMAIL_CHANGED, Map.of("name", user.name()));
  }
}
