package com.onelastai.auth.securitylog.watch;

import com.onelastai.auth.device.Device;
import com.onelastai.auth.device.KnownDevices;
import com.onelastai.auth.keycloak.KeycloakEvents.KeycloakEvent;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.events.identity.LoggedIn;
import com.onelastai.events.identity.SessionEnded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Logins, failed logins, locks and logouts. */
@Component
class LoginHandlers {

  private static final String WRONG = "invalid_user_credentials";

  /** Other errors come from forms that expired or were cancelled. */
  private static final Set<String> FAILURES =
      Set.of(WRONG, "user_temporarily_disabled", "user_disabled");

  private final Users users;
  private final KnownDevices knownDevices;
  private final LockNotices notices;
  private final KeycloakTime time;
  private final Duration lock;

  LoginHandlers(
      Users users,
      KnownDevices knownDevices,
      LockNotices notices,
      KeycloakTime time,
      @Value("${onelastai.login.lock}") Duration lock) {
    this.users = users;
    this.knownDevices = knownDevices;
    this.notices = notices;
    this.time = time;
    this.lock = lock;
  }

  List<SecurityEvent> login(KeycloakEvent event, User user) {
    if (event.isReauthentication()) {
      return event.isByRecoveryCode() ? List.of(SecurityEvent.BACKUP_CODE_USED) : List.of();
    }
    Instant at = time.toOurs(event.at());
    Update update = new Update().max("lastLoginAt", at);
    users.updateOnce(
        user.id(),
        event.id(),
        event.isOfKnownDevice() ? update : update.set("loginAttempts", 0).unset("lockUntil"),
        new LoggedIn(user.id(), at));
    knownDevices.signedIn(user.id(), Device.of(event.userAgent()), event.address(), at);
    return event.isByRecoveryCode()
        ? List.of(SecurityEvent.BACKUP_CODE_USED, SecurityEvent.LOGIN)
        : List.of(SecurityEvent.LOGIN);
  }

  List<SecurityEvent> failure(KeycloakEvent event, User user) {
    if (event.error() == null || !FAILURES.contains(event.error())) {
      return List.of();
    }
    if (event.error().equals(WRONG) && !event.isOfKnownDevice()) {
      users.updateOnce(user.id(), event.id(), new Update().inc("loginAttempts", 1));
    }
    return List.of(
        event.isReauthentication()
            ? SecurityEvent.REAUTHENTICATION_FAILED
            : SecurityEvent.LOGIN_FAILED);
  }

  /** Concurrent failures may each report a lock of the account; they are one lock. */
  List<SecurityEvent> lock(KeycloakEvent event, User user) {
    Instant at = time.toOurs(event.at());
    Instant until = at.plus(lock);
    Instant known = user.lockUntil();
    if (known != null && known.isAfter(at) && !known.equals(until)) {
      return List.of();
    }
    users.updateOnce(user.id(), event.id(), new Update().set("lockUntil", until));
    notices.locked(user, event, at);
    return List.of(SecurityEvent.ACCOUNT_LOCKED);
  }

  List<SecurityEvent> logout(KeycloakEvent event, User user) {
    users.updateOnce(
        user.id(), event.id(), new Update(), new SessionEnded(user.id(), session(event)));
    return List.of(SecurityEvent.LOGOUT);
  }

  private static String session(KeycloakEvent event) {
    return Objects.requireNonNull(event.sessionId(), "no session");
  }
}
