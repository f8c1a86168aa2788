package com.onelastai.auth.password;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.device.DeviceCookies;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.login.LoginSessions;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.userevent.UserEvents;
import com.onelastai.auth.usersecurity.MailedTokens;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventContract;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.retry.RetryLaterException;
import com.onelastai.starter.security.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Changes passwords, and resets them by a mail to the account's address. */
@Service
class Passwords {

  private final Accounts accounts;
  private final Authenticator authenticator;
  private final KeycloakUsers keycloak;
  private final LoginSessions sessions;
  private final MailedTokens tokens;
  private final DeviceCookies deviceCookies;
  private final MailboxProof proof;
  private final Users users;
  private final SecurityLog securityLog;
  private final UserEvents userEvents;
  private final EventPublisher publisher;
  private final Clock clock;

  Passwords(
      Accounts accounts,
      Authenticator authenticator,
      KeycloakUsers keycloak,
      LoginSessions sessions,
      MailedTokens tokens,
      DeviceCookies deviceCookies,
      MailboxProof proof,
      Users users,
      SecurityLog securityLog,
      UserEvents userEvents,
      EventPublisher publisher,
      Clock clock) {
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.keycloak = keycloak;
    this.sessions = sessions;
    this.tokens = tokens;
    this.deviceCookies = deviceCookies;
    this.proof = proof;
    this.users = users;
    this.securityLog = securityLog;
    this.userEvents = userEvents;
    this.publisher = publisher;
    this.clock = clock;
  }

  void change(Caller caller, String currentPassword, String newPassword, Client client) {
    User user = accounts.require(caller.userId());
    authenticator.checkPassword(user, currentPassword, client);
    set(user, newPassword, caller.sessionId());
    securityLog.add(user.id(), SecurityEvent.PASSWORD_CHANGED, client, Map.of());
  }

  /**
   * Sets the password, ends the user's other sessions and queues a mail.
   *
   * @param keptSession the session that stays open, if any
   */
  private void set(User user, String password, @Nullable String keptSession) {
    keycloak.setPassword(user.id(), password);
    tokens.revoke(user.id(), user.email());
    deviceCookies.forget(user.id());
    sessions.endOthers(user.id(), keptSession);
    users.update(user.id(), new Update(), MailQueued.notice(MailKind.PASSWORD_CHANGED, user));
  }

  /** Publishes the request before any look-up: the response time must not reveal an account. */
  void requestReset(String email, Client client, Actor actor) {
    ResetRequested request = new ResetRequested(email, client);
    publisher.publish(
        List.of(new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), request)));
    userEvents.track(actor, null, "password_reset_requested", true);
  }

  /** Looks up the account and queues the mail. */
  @EventListener(group = "password", maxRecords = 100)
  void on(ResetRequested request) {
    try {
      accounts.findByEmail(request.email()).ifPresent(user -> send(user, request.client()));
    } catch (ApiException failure) {
      if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        throw new RetryLaterException("Keycloak is unavailable", failure);
      }
      throw failure;
    }
  }

  private void send(User user, Client client) {
    if (tokens.send(MailKind.RESET_PASSWORD, user.id(), user.email(), user.name())) {
      securityLog.add(user.id(), SecurityEvent.PASSWORD_RESET_REQUESTED, client, Map.of());
    }
  }

  void reset(String token, String newPassword, Client client) {
    tokens.redeem(
        MailKind.RESET_PASSWORD,
        token,
        (userId, email) -> reset(userId, email, newPassword, client));
  }

  private void reset(String userId, String email, String newPassword, Client client) {
    User user = accounts.require(userId);
    if (!user.email().equals(email)) {
      // The account has another address by now.
      throw MailedTokens.invalid();
    }
    set(user, newPassword, null);
    authenticator.unlock(userId);
    proof.accept(userId, client);
    securityLog.add(userId, SecurityEvent.PASSWORD_RESET, client, Map.of());
  }

  /** A request to reset a password; the account may not exist. */
  @EventContract(
      topic = "auth-password.v1",
      type = "com.onelastai.auth-password.reset-requested.v1")
  record ResetRequested(String email, Client client) implements DomainEvent {

    @Override
    public String key() {
      return email;
    }
  }
}
