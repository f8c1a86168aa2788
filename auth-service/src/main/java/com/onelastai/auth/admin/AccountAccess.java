package com.onelastai.auth.admin;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.admin.AdminUserController.AccountDetails;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.keycloak.KeycloakAccess;
import com.onelastai.auth.keycloak.KeycloakAccess.Access;
import com.onelastai.auth.login.LoginSessions;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.User;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Changes by admins. Each is in the security log of the account, with the admin's id. */
@Service
class AccountAccess {

  private static final Logger log = LoggerFactory.getLogger(AccountAccess.class);

  /** The user reads the log, and need not know the admin's address and browser. */
  private static final Client UNDISCLOSED = new Client(null, null);

  private final Accounts accounts;
  private final Authenticator authenticator;
  private final KeycloakAccess keycloak;
  private final LoginSessions sessions;
  private final SecurityLog securityLog;

  AccountAccess(
      Accounts accounts,
      Authenticator authenticator,
      KeycloakAccess keycloak,
      LoginSessions sessions,
      SecurityLog securityLog) {
    this.accounts = accounts;
    this.authenticator = authenticator;
    this.keycloak = keycloak;
    this.sessions = sessions;
    this.securityLog = securityLog;
  }

  AccountDetails details(String userId) {
    User user = accounts.require(userId);
    Access access = keycloak.find(userId).orElseThrow(() -> ApiException.notFound("account"));
    return new AccountDetails(AccountItem.of(user), access.enabled(), access.roles());
  }

  void disable(String userId, Caller admin) {
    refuseOwn(userId, admin);
    accounts.require(userId);
    keycloak.setEnabled(userId, false);
    sessions.endOthers(userId, null);
    record(userId, SecurityEvent.ACCOUNT_DISABLED, Map.of(), admin);
  }

  void enable(String userId, Caller admin) {
    accounts.require(userId);
    keycloak.setEnabled(userId, true);
    record(userId, SecurityEvent.ACCOUNT_ENABLED, Map.of(), admin);
  }

  void unlock(String userId, Caller admin) {
    accounts.require(userId);
    authenticator.unlock(userId);
    record(userId, SecurityEvent.ACCOUNT_UNLOCKED, Map.of(), admin);
  }

  void grant(String userId, Role role, Caller admin) {
    accounts.require(userId);
    if (keycloak.grant(userId, role.value())) {
      record(userId, SecurityEvent.ROLE_GRANTED, Map.of("role", role.value()), admin);
    }
  }

  /** The tokens of open sessions still have the role. */
  void revoke(String userId, Role role, Caller admin) {
    if (role == Role.ADMIN) {
      refuseOwn(userId, admin);
    }
    accounts.require(userId);
    boolean revoked = keycloak.revoke(userId, role.value());
    sessions.endOthers(userId, null);
    if (revoked) {
      record(userId, SecurityEvent.ROLE_REVOKED, Map.of("role", role.value()), admin);
    }
  }

  private static void refuseOwn(String userId, Caller admin) {
    if (userId.equals(admin.userId())) {
      throw new ApiException(
          HttpStatus.CONFLICT, "own_account", "Another admin has to do this to your account.");
    }
  }

  private void record(
      String userId, SecurityEvent event, Map<String, String> details, Caller admin) {
    Map<String, String> all = new HashMap<>(details);
    all.put("by", admin.userId());
    securityLog.add(userId, event, UNDISCLOSED, all);
    log.info("{} of account {} by {}", event.word(), userId, admin.userId());
  }
}
