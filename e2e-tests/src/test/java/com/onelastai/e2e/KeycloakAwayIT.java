package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
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
  private final Browser browser = suite.browser();

  @AfterEach
  void bringKeycloakBack() {
    suite.stack().start("keycloak");
    await("logins to be taken again")
        .until(() -> account.tryLogIn(browser, Map.of()).statusCode() == 200);
    await("accounts to be created again").untilAsserted(() -> Account.register(suite));
  }

  @Test
  void withoutKeycloakLoginFailsSoonAndValidTokensStillWork() {
    account.logIn(browser);
    assertThat(browser.status("/api/user/profile")).isEqualTo(200);
    suite.stack().kill("keycloak");

    long start = System.nanoTime();
    HttpResponse<String> refused = account.tryLogIn(suite.browser(), Map.of());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    assertRefused(503, "identity_unavailable", refused);
    assertThat(browser.status("/api/user/profile")).isEqualTo(200);
    assertThat(browser.status("/api/security/logs")).isEqualTo(200);
  }
}
