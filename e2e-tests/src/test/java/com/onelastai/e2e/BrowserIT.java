package com.onelastai.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The web SDK's tests in Chromium, whose pages are the example site. */
@EnabledIfSystemProperty(named = "browser", matches = "true", disabledReason = "needs Chromium")
class BrowserIT {

  private final Suite suite = Suite.running();

  @Test
  void visitsChatsAndPurchasesInABrowser() throws Exception {
    ProcessBuilder tests =
        new ProcessBuilder("npm", "run", "--silent", "e2e")
            .directory(Path.of("../web-sdk").toFile())
            .redirectErrorStream(true);
    tests
        .environment()
        .putAll(
            Map.of(
                "GATEWAY_URL", suite.gateway().toString(),
                "MONGODB_URI", suite.stack().mongoUri(),
                "BILLING_MANAGEMENT_URL", suite.management("billing-service"),
                "CHAT_MANAGEMENT_URL", suite.management("chat-service"),
                "STRIPE_URL", suite.stack().stripeUrl()));
    Process run = tests.start();
    try (BufferedReader output = run.inputReader()) {
      output.lines().forEach(System.out::println);
      assertThat(run.waitFor()).as("exit code; the failures are in the output").isZero();
    } finally {
      run.descendants().forEach(ProcessHandle::destroy);
      run.destroy();
    }
  }
}
