package com.onelastai.auth.erasure;

import com.onelastai.auth.keycloak.KeycloakUsers;
import com.onelastai.auth.keycloak.KeycloakUsers.KeycloakUser;
import com.onelastai.auth.user.User;
import com.onelastai.auth.user.Users;
import com.onelastai.starter.job.ClusterJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Deletes accounts whose address nobody has verified in time, so that a stranger cannot keep an
 * address for ever.
 */
@Component
class UnverifiedAccounts {

  private static final Logger log = LoggerFactory.getLogger(UnverifiedAccounts.class);

  private static final int BATCH = 100;

  private final Users users;
  private final KeycloakUsers keycloak;
  private final AccountErasure erasure;
  private final Duration lifetime;
  private final Clock clock;

  UnverifiedAccounts(
      Users users,
      KeycloakUsers keycloak,
      AccountErasure erasure,
      @Value("${onelastai.unverified-accounts.lifetime}") Duration lifetime,
      Clock clock) {
    this.users = users;
    this.keycloak = keycloak;
    this.erasure = erasure;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  @ClusterJob(name = "unverified-accounts", every = "${onelastai.unverified-accounts.delete-every}")
  void run() {
    Instant registeredUntil = clock.instant().minus(lifetime);
    for (User user : users.neverVerified(registeredUntil, BATCH)) {
      try {
        expire(user);
      } catch (RuntimeException failure) {
        log.warn("Account {} is not deleted yet; the next run tries again", user.id(), failure);
      }
    }
  }

  /** Asks Keycloak, which knows first that an address was verified. */
  private void expire(User user) {
    if (keycloak.find(user.id()).filter(KeycloakUser::emailVerified).isPresent()) {
      users.update(user.id(), Users.verified(new Update()));
    } else {
      erasure.eraseNeverVerified(user.id());
    }
  }
}
