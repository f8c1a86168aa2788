package com.onelastai.auth.erasure;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.CredentialCheck;
import com.onelastai.auth.user.User;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

@Service
class AccountErasure {

  private static final Logger log = LoggerFactory.getLogger(AccountErasure.class);

  private final Accounts accounts;
  private final CredentialCheck credentials;
  private final Tombstones tombstones;
  private final UserEraser eraser;
  private final Clock clock;

  AccountErasure(
      Accounts accounts,
      CredentialCheck credentials,
      Tombstones tombstones,
      UserEraser eraser,
      Clock clock) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.tombstones = tombstones;
    this.eraser = eraser;
    this.clock = clock;
  }

  void erase(String userId, ErasureController.Proof proof, Client client) {
    User user = accounts.require(userId);
    credentials.check(user, proof.password(), proof.otp(), client);
    if (!tombstones.replaceAccount(userId, clock.instant())) {
      throw ApiException.notFound("user");
    }
    try {
      eraser.erase(userId);
    } catch (RuntimeException later) {
      // The event in the tombstone repeats it until it succeeds.
      log.warn("User {} is erased later: {}", userId, later.toString());
    }
  }
}
