package com.onelastai.auth.password;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.device.KnownDevices;
import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.keycloak.TwoFactorCredentials;
import com.onelastai.auth.securitylog.SecurityEvent;
import com.onelastai.auth.securitylog.SecurityLog;
import com.onelastai.auth.user.Users;
import com.onelastai.auth.usersecurity.MailedTokens;
import java.time.Clock;
import java.util.Map;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Gives an account to whoever reads its mailbox. Until an address is verified, anybody may have
 * registered it: the first proof removes the second factor and the devices of before.
 */
@Component
class MailboxProof {

  private final KeycloakUsers keycloak;
  private final TwoFactorCredentials secondFactor;
  private final KnownDevices devices;
  private final Users users;
  private final SecurityLog securityLog;
  private final Clock clock;

  MailboxProof(
      KeycloakUsers keycloak,
      TwoFactorCredentials secondFactor,
      KnownDevices devices,
      Users users,
      SecurityLog securityLog,
      Clock clock) {
    this.keycloak = keycloak;
    this.secondFactor = secondFactor;
    this.devices = devices;
    this.users = users;
    this.securityLog = securityLog;
    this.clock = clock;
  }

  /** Does nothing if the address was verified before: then the second factor is its owner's. */
  void accept(String userId, Client client) {
    keycloak
        .find(userId)
        .filter(account -> !account.emailVerified())
        .ifPresent(account -> handOver(account, client));
  }

  /** The address is verified last, so that a repetition after a failure removes the rest. */
  private void handOver(KeycloakUser account, Client client) {
    String userId = account.id();
    secondFactor.removeAll(userId);
    devices.forget(userId);
    keycloak.setVerifiedEmail(userId, account.email());
    Update update = new Update().set("twoFactorEnabled", false).set("updatedAt", clock.instant());
    if (!users.update(userId, Users.verified(update))) {
      // Deleted meanwhile, as nobody had verified it in time.
      throw MailedTokens.invalid();
    }
    if (account.twoFactorEnabled()) {
      securityLog.add(userId, SecurityEvent.TWO_FACTOR_DISABLED, client, Map.of());
    }
    securityLog.add(userId, SecurityEvent.EMAIL_VERIFIED, client, Map.of("email", account.email()));
  }
}
