package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While Keycloak is away nobody can log in, and sessions continue. */
class KeycloakAwayIT {

  private static final Duration BOUND = Duration.ofSeconds(3);

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = new Browser(suite.gateway());

  @AfterEach
  void bringKeycloakBack() {
    suite.stack().start("keycloak");
    await("logins to be taken again")
        .atMost(Duration.ofSeconds(30))
        .until(() -> account.tryLogIn(browser, Map.of()).statusCode() == 200);
  }

  @Test
  void withoutKeycloakLoginFailsSoonAndValidTokensStillWork() {
    account.logIn(browser);
    suite.stack().kill("keycloak");

    long start = System.nanoTime();
    HttpResponse<String> refused = account.tryLogIn(new Browser(suite.gateway()), Map.of());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(Account.code(refused)).isEqualTo("identity_unavailable");
    assertThat(browser.get("/api/user/profile", Map.of()).statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/security/logs", Map.of()).statusCode()).isEqualTo(200);
  }
}
