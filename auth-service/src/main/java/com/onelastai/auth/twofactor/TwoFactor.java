package com.onelastai.auth.twofactor;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.TwoFactorCredentials;
import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.twofactor.TwoFactorController.TwoFactorSetup;
import com.onelastai.auth.user.OneTimePassword;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Enables and disables the second factor. Keycloak stores the secrets. */
@Service
class TwoFactor {

  private final Accounts accounts;
  private final Authenticator check;
  private final TwoFactorCredentials credentials;

  /** A change is several calls of Keycloak; those of two requests must not interleave. */
  private final UserLock lock;

  private final Users users;
  private final SecurityLog securityLog;
  private final Clock clock;

  TwoFactor(
      Accounts accounts,
      Authenticator check,
      TwoFactorCredentials credentials,
      MongoOperations mongo,
      IndexCreation indexes,
      Users users,
      SecurityLog securityLog,
      Clock clock) {
    this.accounts = accounts;
    this.check = check;
    this.credentials = credentials;
    this.lock =
        new UserLock(
            mongo,
            indexes,
            clock,
            "authtwofactorlocks",
            Duration.ofSeconds(30),
            "two_factor_changing",
            "Another request is changing it right now.");
    this.users = users;
    this.securityLog = securityLog;
    this.clock = clock;
  }

  TwoFactorSetup start(String userId) {
    User user = accounts.require(userId);
    requireOff(userId);
    requireVerifiedAddress(user);
    String secret = Totp.secret();
    credentials.putPending(userId, secret);
    String uri = Totp.uri(secret, user.email());
    return new TwoFactorSetup(secret, uri, Totp.qrCode(uri));
  }

  /** Returns the backup codes. */
  List<String> confirm(String userId, String otp, Client client) {
    return lock.withLock(userId, () -> turnOn(accounts.require(userId), otp, client));
  }

  private List<String> turnOn(User user, String otp, Client client) {
    String userId = user.id();
    requireOff(userId);
    String secret =
        credentials
            .findPending(userId)
            .orElseThrow(() ->
                conflict(
                    "two_factor_not_started",
                    "There is no secret to confirm, or it has expired. Request a new one."));
    if (!Totp.matches(secret, OneTimePassword.Form.normal(otp), clock.instant())) {
      throw new ApiException(HttpStatus.FORBIDDEN, "otp_invalid", "The code is wrong.");
    }
    List<String> codes = BackupCodes.generate();
    credentials.add(userId, secret, normal(codes));
    spend(user, otp, client);
    credentials.removePending(userId);
    changed(user, true, MailKind.TWO_FACTOR_ENABLED);
    securityLog.add(userId, SecurityEvent.TWO_FACTOR_ENABLED, client, Map.of());
    return codes;
  }

  /** Lets Keycloak check the code, so that it refuses the same code from now on. */
  private void spend(User user, String otp, Client client) {
    try {
      check.check(user, null, otp, client);
    } catch (RuntimeException refused) {
      credentials.removeAll(user.id());
      throw refused;
    }
  }

  List<String> renewBackupCodes(String userId, String otp, Client client) {
    return lock.withLock(userId, () -> renew(accounts.require(userId), otp, client));
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
        MailQueued.notice(mail, user));
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

  /** Or whoever registers another person's address could lock that person out. */
  private static void requireVerifiedAddress(User user) {
    if (!user.emailVerified()) {
      throw conflict("email_not_verified", "Verify the e-mail address first.");
    }
  }

  private static List<String> normal(List<String> codes) {
    return codes.stream().map(BackupCodes::normal).toList();
  }

  private static ApiException conflict(String code, String detail) {
    return new ApiException(HttpStatus.CONFLICT, code, detail);
  }
}
