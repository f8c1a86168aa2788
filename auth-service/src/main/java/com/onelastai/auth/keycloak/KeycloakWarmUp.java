package com.onelastai.auth.keycloak;

import com.onelastai.auth.client.Client;
import com.onelastai.auth.keycloak.Authenticator.Factors;
import com.onelastai.auth.keycloak.TokenEndpoint.TokenRefused;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.stereotype.Component;

/**
 * Calls Keycloak before this service is ready, since the first calls load classes for seconds on
 * both sides. If Keycloak is unavailable, the service becomes ready after a timeout.
 */
@Component
class KeycloakWarmUp implements ApplicationRunner {

  private static final Logger log = LoggerFactory.getLogger(KeycloakWarmUp.class);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);
  private static final Factors WRONG = new Factors("-", null, null);

  private final KeycloakAdmin admin;
  private final TokenEndpoint tokens;
  private final Duration bound;

  KeycloakWarmUp(KeycloakAdmin admin, TokenEndpoint tokens, KeycloakProperties properties) {
    this.admin = admin;
    this.tokens = tokens;
    this.bound = properties.warmUp();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (bound.isZero()) {
      return;
    }
    RetryPolicy policy =
        RetryPolicy.builder()
            .maxRetries(bound.dividedBy(BETWEEN_TRIES))
            .delay(BETWEEN_TRIES)
            .timeout(bound)
            .build();
    try {
      new RetryTemplate(policy).execute(this::call);
    } catch (RetryException away) {
      log.warn("Keycloak cannot be reached yet: {}", String.valueOf(away.getCause()));
    }
  }

  private boolean call() {
    admin.call(realm -> realm.users().count());
    try {
      tokens.check("nobody@localhost", WRONG, new Client(null, null));
    } catch (TokenRefused expected) {
      return true;
    }
    return false;
  }
}
