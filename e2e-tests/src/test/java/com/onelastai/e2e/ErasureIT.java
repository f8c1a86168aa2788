package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** A deleted account is erased everywhere, and every service confirms it. */
class ErasureIT {

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = new Browser(suite.gateway());

  @Test
  void deletedAccountIsErasedByEveryService() {
    browser.open("/", Map.of());
    String token = account.logIn(browser);
    browser.open("/pricing", Map.of());
    await().untilAsserted(() -> assertThat(count("pageviews", "userId")).isPositive());
    String conversation = chat();
    buy();
    done(browser.post("/api/notes", Account.json(Map.of("text", "Buy milk")), Map.of()));

    HttpResponse<String> wrong = delete("Wrong-password-1");
    assertThat(wrong.statusCode()).isEqualTo(403);
    HttpResponse<String> gone = delete(account.password());
    assertThat(gone.statusCode()).as(gone.body()).isEqualTo(204);

    assertThat(account.tryLogIn(new Browser(suite.gateway()), Map.of()).statusCode())
        .isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(status(token)).isEqualTo(401);
          for (String collection : List.of("pageviews", "sessions", "visitors", "userevents")) {
            assertThat(count(collection, "userId")).as(collection).isZero();
          }
          assertThat(count("securityLogs", "userId")).isZero();
          assertThat(count("usersecurities", "_id")).isZero();
          assertThat(count("userpreferences", "_id")).isZero();
          for (String collection :
              List.of("chatinteractions", "userfavorites", "agentpersonalizations")) {
            assertThat(count(collection, "userId")).as(collection).isZero();
          }
          assertThat(count("subscriptions", "userId")).isZero();
          assertThat(count("transactions", "userId")).isZero();
          assertThat(count("billingcustomers", "_id")).isZero();
          assertThat(count("entitlements", "_id")).isZero();
          assertThat(count(TemplateService.COLLECTION, "userId")).isZero();
          assertThat(
                  suite
                      .database()
                      .getCollection("chatsearch")
                      .countDocuments(eq("conversationId", conversation)))
              .isZero();
          assertThat(tombstone().get("erasure", Document.class).get("answers", Document.class))
              .containsOnlyKeys(suite.services());
        });
    assertThat(tombstone().toJson()).doesNotContain(account.email()).doesNotContain("Ada");
  }

  /** Stores something in each of chat's collections with data of users. */
  private String chat() {
    String agent = "/api/agents/neural-chat-demo";
    done(browser.post(agent + "/favorite", "", Map.of()));
    done(browser.send("PUT", agent + "/settings", "{\"personality\":\"kind\"}", Map.of()));
    HttpResponse<String> answer =
        done(
            browser.post(
                "/api/chat",
                Account.json(Map.of("agentId", "neural-chat-demo", "message", "Say hello.")),
                Map.of()));
    String conversation = Account.read(answer).get("conversationId").asString();
    await()
        .untilAsserted(() ->
            assertThat(
                    suite
                        .database()
                        .getCollection("chatsearch")
                        .countDocuments(eq("conversationId", conversation)))
                .isEqualTo(2));
    return conversation;
  }

  /** Creates a subscription with its payment and entitlement. */
  private void buy() {
    HttpResponse<String> page =
        done(
            browser.post(
                "/api/stripe/checkout",
                Account.json(Map.of("agentId", "tech-wizard", "period", "monthly")),
                Map.of()));
    new CheckoutPage(URI.create(Account.read(page).get("url").asString())).pay(CheckoutPage.GOOD);
    await().untilAsserted(() -> assertThat(count("entitlements", "_id")).isOne());
    await().untilAsserted(() -> assertThat(count("transactions", "userId")).isOne());
  }

  private static HttpResponse<String> done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer;
  }

  private HttpResponse<String> delete(String password) {
    return browser.send(
        "DELETE", "/api/user/account", Account.json(Map.of("password", password)), Map.of());
  }

  private Document tombstone() {
    return suite.document("users", account.id());
  }

  private long count(String collection, String field) {
    return suite.database().getCollection(collection).countDocuments(eq(field, account.id()));
  }

  private int status(String token) {
    return Http.get(
            suite.gateway().resolve("/api/session/me"), Map.of("Authorization", "Bearer " + token))
        .statusCode();
  }
}
