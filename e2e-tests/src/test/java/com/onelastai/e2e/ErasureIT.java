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
import org.junit.jupiter.api.Test;

/** A deleted account is erased everywhere, and every service confirms it. */
class ErasureIT {

  private static final List<String> COLLECTIONS_OF_USERS =
      List.of(
          "pageviews",
          "sessions",
          "visitors",
          "userevents",
          "securityLogs",
          "chatinteractions",
          "userfavorites",
          "agentpersonalizations",
          "subscriptions",
          "transactions",
          TemplateService.COLLECTION);
  private static final List<String> DOCUMENTS_OF_USERS =
      List.of("usersecurities", "userpreferences", "billingcustomers", "entitlements");

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = suite.browser();

  @Test
  void deletedAccountIsErasedByEveryService() {
    browser.open("/");
    String token = account.logIn(browser);
    browser.open("/pricing");
    await().untilAsserted(() -> assertThat(count("pageviews", "userId")).isPositive());
    String conversation = chat();
    buy();
    ok(browser.post("/api/notes", Map.of("text", "Buy milk")));

    assertStatus(403, delete("Wrong-password-1"));
    assertStatus(204, delete(account.password()));

    assertStatus(401, account.tryLogIn(suite.browser(), Map.of()));
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> {
          assertThat(suite.statusWith(token)).isEqualTo(401);
          assertThat(COLLECTIONS_OF_USERS)
              .allSatisfy(name -> assertThat(count(name, "userId")).isZero());
          assertThat(DOCUMENTS_OF_USERS)
              .allSatisfy(name -> assertThat(count(name, "_id")).isZero());
          assertThat(suite.count("chatsearch", "conversationId", conversation)).isZero();
          assertThat(tombstone().get("erasure", Document.class).get("answers", Document.class))
              .containsOnlyKeys(suite.services());
        });
    assertThat(tombstone().toJson()).doesNotContain(account.email()).doesNotContain("Ada");
  }

  /** Stores something in each of chat's collections with data of users. */
  private String chat() {
    String agent = "/api/agents/neural-chat-demo";
    ok(browser.post(agent + "/favorite"));
    ok(browser.send("PUT", agent + "/settings", "{\"personality\":\"kind\"}", Map.of()));
    HttpResponse<String> answer =
        ok(
            browser.post(
                "/api/chat", Map.of("agentId", "neural-chat-demo", "message", "Say hello.")));
    String conversation = Account.read(answer).get("conversationId").asString();
    await()
        .untilAsserted(() ->
            assertThat(suite.count("chatsearch", "conversationId", conversation)).isEqualTo(2));
    return conversation;
  }

  /** Creates a subscription with its payment and entitlement. */
  private void buy() {
    HttpResponse<String> page =
        ok(
            browser.post(
                "/api/stripe/checkout", Map.of("agentId", "tech-wizard", "period", "monthly")));
    CheckoutPage.of(page).pay(CheckoutPage.GOOD);
    await().untilAsserted(() -> assertThat(count("entitlements", "_id")).isOne());
    await().untilAsserted(() -> assertThat(count("transactions", "userId")).isOne());
  }

  private HttpResponse<String> delete(String password) {
    return browser.send(
        "DELETE", "/api/user/account", Account.json(Map.of("password", password)), Map.of());
  }

  private Document tombstone() {
    return suite.document("users", account.id());
  }

  private long count(String collection, String field) {
    return suite.count(collection, field, account.id());
  }
}
