package com.onelastai.auth.twofactor;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.CredentialCheck;
import com.onelastai.auth.keycloak.PendingTotps;
import com.onelastai.auth.keycloak.TwoFactorCredentials;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Turns the second factor on and off. Keycloak keeps the secrets. */
@Service
class TwoFactor {

  private final Accounts accounts;
  private final CredentialCheck check;
  private final TwoFactorCredentials credentials;
  private final PendingTotps pending;
  private final UserLock lock;
  private final Users users;
  private final SecurityLog securityLog;
  private final Clock clock;

  TwoFactor(
      Accounts accounts,
      CredentialCheck check,
      TwoFactorCredentials credentials,
      PendingTotps pending,
      UserLock lock,
      Users users,
      SecurityLog securityLog,
      Clock clock) {
    this.accounts = accounts;
    this.check = check;
    this.credentials = credentials;
    this.pending = pending;
    this.lock = lock;
    this.users = users;
    this.securityLog = securityLog;
    this.clock = clock;
  }

  TwoFactorSetup start(String userId) {
    User user = accounts.require(userId);
    requireOff(userId);
    String secret = Totp.secret();
    pending.put(userId, secret);
    String uri = Totp.uri(secret, user.email());
    return new TwoFactorSetup(secret, uri, QrCode.pngDataUri(uri));
  }

  /** Returns the backup codes. */
  List<String> confirm(String userId, String otp, Client client) {
    User user = accounts.require(userId);
    return lock.withLock(userId, () -> turnOn(user, otp, client));
  }

  private List<String> turnOn(User user, String otp, Client client) {
    String userId = user.id();
    requireOff(userId);
    String secret =
        pending
            .find(userId)
            .orElseThrow(() ->
                conflict(
                    "two_factor_not_started",
                    "There is no secret to confirm, or it has expired. Request a new one."));
    if (!Totp.matches(secret, otp, clock.instant())) {
      throw new ApiException(HttpStatus.FORBIDDEN, "otp_invalid", "The code is wrong.");
    }
    List<String> codes = BackupCodes.generate();
    credentials.add(userId, secret, normal(codes));
    useUp(user, otp, client);
    pending.remove(userId);
    changed(user, true, MailKind.TWO_FACTOR_ENABLED);
    securityLog.add(userId, SecurityEvent.TWO_FACTOR_ENABLED, client, Map.of());
    return codes;
  }

  /** Has Keycloak see the code, so that it takes it no second time. */
  private void useUp(User user, String otp, Client client) {
    try {
      check.check(user, null, otp, client);
    } catch (RuntimeException refused) {
      credentials.removeAll(user.id());
      throw refused;
    }
  }

  List<String> renewBackupCodes(String userId, String otp, Client client) {
    User user = accounts.require(userId);
    return lock.withLock(userId, () -> renew(user, otp, client));
  }

  private List<String> renew(User user, String otp, Client client) {
    String userId = user.id();
    requireOn(userId);
    check.check(user, null, otp, client);
    List<String> codes = BackupCodes.generate();
    credentials.replaceRecoveryCodes(userId, normal(codes));
    securityLog.add(userId, SecurityEvent.BACKUP_CODES_RENEWED, client, Map.of());
    return codes;
  }

  void disable(String userId, String password, String otp, Client client) {
    User user = accounts.require(userId);
    lock.withLock(
        userId,
        () -> {
          turnOff(user, password, otp, client);
          return true;
        });
  }

  private void turnOff(User user, String password, String otp, Client client) {
    String userId = user.id();
    requireOn(userId);
    check.check(user, password, otp, client);
    credentials.removeAll(userId);
    changed(user, false, MailKind.TWO_FACTOR_DISABLED);
    securityLog.add(userId, SecurityEvent.TWO_FACTOR_DISABLED, client, Map.of());
  }

  private void changed(User user, boolean enabled, MailKind mail) {
    users.update(
        user.id(),
        new Update().set("twoFactorEnabled", enabled).set("updatedAt", clock.instant()),
        new MailQueued(user.id(), user.email(), mail, Map.of("name", user.name())));
  }

  private void requireOff(String userId) {
    if (credentials.enabled(userId)) {
      throw conflict("two_factor_already_enabled", "Two-factor authentication is enabled already.");
    }
  }

  private void requireOn(String userId) {
    if (!credentials.enabled(userId)) {
      throw conflict("two_factor_not_enabled", "Two-factor authentication is not enabled.");
    }
  }

  private static List<String> normal(List<String> codes) {
    return codes.stream().map(BackupCodes::normal).toList();
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
