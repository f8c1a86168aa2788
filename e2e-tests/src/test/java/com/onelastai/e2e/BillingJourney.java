package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.JsonNode;

/** A buyer and an admin, with the simulator in place of Stripe. */
abstract class BillingJourney {

  static final String AGENT = "tech-wizard";
  static final Duration A_MONTH_AND_A_DAY = Duration.ofDays(32);

  final Suite suite = Suite.running();
  final Account account = Account.register(suite);
  final Browser browser = suite.browser();
  final Browser admin = suite.browser();

  @BeforeEach
  void signIn() {
    account.logIn(browser);
    new Account(suite, "-", "admin@example.com", "Local-admin-1").logIn(admin);
    await()
        .untilAsserted(
            () -> assertThat(check().get("reason").asString()).isEqualTo("not_subscribed"));
  }

  @AfterEach
  void resetClocks() {
    suite.moveStripesClockTo(Duration.ZERO);
    suite.moveClocksTo(Duration.ZERO);
  }

  CheckoutPage checkout(Map<String, ?> order) {
    return CheckoutPage.of(assertStatus(201, browser.post("/api/stripe/checkout", order)));
  }

  HttpResponse<String> startChat() {
    return browser.post("/api/chat/start", Map.of("agentId", AGENT));
  }

  JsonNode check() {
    return json(browser.get("/api/agent-subscriptions/check/" + AGENT));
  }

  void moveBillingTo(Duration offset) {
    suite.moveStripesClockTo(offset);
    suite.moveClockTo("billing-service", offset);
  }

  void awaitStatus(String status) {
    await()
        .untilAsserted(() ->
            assertThat(collection("subscriptions"))
                .extracting(s -> s.getString("status"))
                .containsExactly(status));
  }

  /** Events about an invoice and its subscription arrive in any order; the receipt comes last. */
  Document awaitPaid() {
    await()
        .untilAsserted(() ->
            assertThat(transaction("purchase"))
                .containsEntry("status", "paid")
                .containsKey("receiptUrl"));
    return transaction("purchase");
  }

  Document subscription() {
    return collection("subscriptions").getFirst();
  }

  Document transaction(String type) {
    return collection("transactions").stream()
        .filter(transaction -> transaction.getString("type").equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + type));
  }

  List<Document> collection(String name) {
    return suite.find(name, "userId", account.id());
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Account.read(ok(answer));
  }
}
