package com.onelastai.auth.erasure;

import com.onelastai.auth.account.Accounts;
import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator;
import com.onelastai.auth.user.User;
import com.onelastai.events.erasure.UserDataErased;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.EventMetadata;
import com.onelastai.starter.problem.ApiException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/** Deletes accounts, and completes an erasure once every service has erased its data. */
@Service
class AccountErasure {

  private static final Logger log = LoggerFactory.getLogger(AccountErasure.class);

  /** The name becomes the name of a field. */
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]{1,64}");

  private final Accounts accounts;
  private final Authenticator credentials;
  private final Tombstones tombstones;
  private final UserEraser eraser;
  private final Set<String> services;
  private final Clock clock;

  /** Once per start: the query has no index. */
  private final AtomicBoolean earlierOpened = new AtomicBoolean();

  AccountErasure(
      Accounts accounts,
      Authenticator credentials,
      Tombstones tombstones,
      UserEraser eraser,
      @Value("${onelastai.erasure.services}") Set<String> services,
      Clock clock,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.tombstones = tombstones;
    this.eraser = eraser;
    this.services = services;
    this.clock = clock;
    Gauge.builder("auth.erasures.open", tombstones, Tombstones::countOpen)
        .description("Deleted accounts that a service has not erased yet")
        .register(meters);
  }

  void erase(String userId, ErasureController.Proof proof, Client client) {
    User user = accounts.require(userId);
    credentials.check(user, proof.password(), proof.otp(), client);
    if (!tombstones.replaceAccount(userId, clock.instant())) {
      throw ApiException.notFound("user");
    }
    eraseData(userId);
  }

  /** Does nothing if the address was verified meanwhile. */
  void eraseNeverVerified(String userId) {
    if (tombstones.replaceNeverVerified(userId, clock.instant())) {
      eraseData(userId);
    }
  }

  private void eraseData(String userId) {
    try {
      eraser.erase(userId);
    } catch (RuntimeException failure) {
      log.warn("Erasing user {} failed; the tombstone's event retries it", userId, failure);
    }
  }

  @EventListener(group = "erasure-answers")
  void on(UserDataErased erased, EventMetadata metadata) {
    if (!SERVICE.matcher(erased.service()).matches()) {
      throw new IllegalArgumentException("Not the name of a service");
    }
    tombstones.answer(erased.userId(), erased.service(), metadata.time());
    tombstones.complete(erased.userId(), services, clock.instant());
  }

  /** For erasures that wait for a service which was removed from the setting. */
  @ClusterJob(name = "erasure-answers", every = "1h")
  void completeAll() {
    if (earlierOpened.compareAndSet(false, true)) {
      tombstones.openEarlier(clock.instant());
    }
    tombstones.completeAll(services, clock.instant());
  }
}
