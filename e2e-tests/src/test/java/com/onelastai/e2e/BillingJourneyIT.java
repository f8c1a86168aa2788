package com.onelastai.e2e;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions from the price to their end, with the simulator in place of Stripe. */
class BillingJourneyIT {

  private static final String AGENT = "tech-wizard";
  private static final Duration A_MONTH_AND_A_DAY = Duration.ofDays(32);
  private static final Duration BEYOND_GRACE = Duration.ofDays(45);

  private final Suite suite = Suite.running();
  private final Account account = Account.register(suite);
  private final Browser browser = new Browser(suite.gateway());
  private final Browser admin = new Browser(suite.gateway());

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

  @Test
  void paymentOpensTheAgentAndRefundClosesIt() {
    assertThat(startChat().statusCode()).isEqualTo(402);
    Map<String, Object> order =
        Map.of("agentId", AGENT, "period", "monthly", "price", 1, "amount", 1, "userId", "other");
    URI back = checkout(order).pay(CheckoutPage.GOOD);
    assertThat(back.getPath()).isEqualTo("/payment/success");

    await().untilAsserted(() -> assertThat(startChat().statusCode()).isEqualTo(201));
    assertThat(check().get("allowed").asBoolean()).isTrue();
    Document subscription = subscription();
    assertThat(subscription)
        .containsEntry("agentId", AGENT)
        .containsEntry("plan", "agent")
        .containsEntry("price", 1900L)
        .containsEntry("status", "active")
        .containsKeys("startDate", "expiryDate", "stripeSubscriptionId");
    Document paid = awaitPaid();
    assertThat(paid)
        .containsEntry("amount", 1900L)
        .containsEntry("currency", "usd")
        .containsEntry("status", "paid")
        .containsKeys("item", "invoiceUrl", "receiptUrl", "createdAt");
    othersSeeNothingOfIt(subscription.getString("_id"), paid.getString("_id"));

    moneyGoesBack(paid.getString("_id"));
    await().untilAsserted(() -> assertThat(startChat().statusCode()).isEqualTo(402));
    assertThat(subscription().getString("status")).isEqualTo("canceled");
    await()
        .untilAsserted(
            () -> assertThat(transaction("purchase").getString("status")).isEqualTo("refunded"));
    assertThat(transaction("refund")).containsEntry("amount", 1900L);
  }

  @Test
  void declinedCardOpensNothing() {
    CheckoutPage page = checkout(Map.of("agentId", AGENT, "period", "monthly"));
    assertThat(page.tryToPay(CheckoutPage.DECLINED)).contains("declined");

    assertThat(startChat().statusCode()).isEqualTo(402);
    assertThat(collection("subscriptions")).isEmpty();

    page.pay(CheckoutPage.GOOD);
    await().untilAsserted(() -> assertThat(startChat().statusCode()).isEqualTo(201));
  }

  @Test
  void serviceThatWasDownLearnsOfThePurchaseLater() {
    CheckoutPage page = checkout(Map.of("agentId", AGENT, "period", "weekly"));
    suite.stack().kill("billing-service");
    page.pay(CheckoutPage.GOOD);
    suite.stack().start("billing-service");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(startChat().statusCode()).isEqualTo(201));
    assertThat(collection("transactions")).hasSize(1);
  }

  @Test
  void failedRenewalSendsRemindersAndEndsAfterTheGracePeriod() {
    checkout(Map.of("agentId", AGENT, "period", "monthly")).pay(CheckoutPage.FAILS_LATER);
    awaitStatus("active");

    moveBillingTo(A_MONTH_AND_A_DAY);
    awaitStatus("past_due");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(transaction("renewal").getString("status")).isEqualTo("failed"));
    assertThat(account.mailbox().awaitMail("payment")).contains("/dashboard/billing");

    moveBillingTo(BEYOND_GRACE);
    awaitStatus("expired");
    assertThat(
            subscription().getList("history", Document.class).stream().map(c -> c.getString("to")))
        .containsSubsequence("active", "past_due", "expired");
  }

  @Test
  void paidRenewalContinuesTheSubscription() {
    checkout(Map.of("agentId", AGENT, "period", "monthly")).pay(CheckoutPage.GOOD);
    awaitStatus("active");
    Date before = subscription().getDate("expiryDate");

    moveBillingTo(A_MONTH_AND_A_DAY);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          assertThat(transaction("renewal")).containsEntry("status", "paid");
          assertThat(subscription().getDate("expiryDate")).isAfter(before);
        });
    assertThat(subscription().getString("status")).isEqualTo("active");
  }

  @Test
  void couponReducesThePriceAndAnUpgradeCostsAsQuoted() {
    String code = "E2E" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    ok(
        admin.post(
            "/api/coupons",
            Account.json(
                Map.of("code", code, "percentOff", 50, "duration", "once", "maxRedemptions", 1)),
            Map.of()));
    JsonNode applied =
        ok(
            post(
                "/api/coupons/apply",
                Map.of("code", code, "planId", "starter", "period", "monthly")));
    assertThat(applied.get("priceBefore").asLong()).isEqualTo(900);
    assertThat(applied.get("priceAfter").asLong()).isEqualTo(450);
    checkout(Map.of("planId", "starter", "period", "monthly", "couponCode", code))
        .pay(CheckoutPage.GOOD);
    awaitStatus("active");
    await().untilAsserted(() -> assertThat(transaction("purchase")).containsEntry("amount", 450L));
    await()
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() ->
            assertThat(
                    Account.code(post("/api/coupons/apply", Map.of("code", code, "planId", "pro"))))
                .isEqualTo("coupon_used_up"));

    JsonNode preview =
        ok(post(
                "/api/billing/upgrade",
                Map.of("planId", "pro", "period", "monthly", "preview", true)))
            .get("preview");
    assertThat(preview.get("amountDue").asLong()).isPositive();
    assertThat(subscription().getString("plan")).isEqualTo("starter");
    ok(
        post(
            "/api/billing/upgrade",
            Map.of(
                "planId",
                "pro",
                "period",
                "monthly",
                "prorationDate",
                preview.get("prorationDate").asString())));
    assertThat(ok(browser.get("/api/billing/plan", Map.of())).at("/plan/id").asString())
        .isEqualTo("pro");
    await()
        .untilAsserted(() ->
            assertThat(collection("transactions"))
                .anySatisfy(paid ->
                    assertThat(paid)
                        .containsEntry("amount", preview.get("amountDue").asLong())
                        .containsEntry("status", "paid")));
    await().untilAsserted(() -> assertThat(startChat().statusCode()).isEqualTo(201));
  }

  private void othersSeeNothingOfIt(String subscription, String invoice) {
    Browser other = new Browser(suite.gateway());
    Account.register(suite).logIn(other);
    for (String path :
        List.of("/api/billing/invoices/" + invoice, "/api/billing/invoices/" + invoice + "/pdf")) {
      assertThat(browser.get(path, Map.of()).statusCode()).isEqualTo(200);
      assertThat(other.get(path, Map.of()).statusCode()).isEqualTo(404);
    }
    assertThat(
            other
                .post("/api/agent-subscriptions/cancel/" + subscription, "{}", Map.of())
                .statusCode())
        .isEqualTo(404);
    assertThat(
            other
                .post(
                    "/api/billing/refund",
                    Account.json(Map.of("transactionId", invoice, "reason", "mine")),
                    Map.of())
                .statusCode())
        .isEqualTo(404);
  }

  private void moneyGoesBack(String transaction) {
    JsonNode request =
        ok(
            post(
                "/api/billing/refund",
                Map.of("transactionId", transaction, "reason", "not for me")));
    ok(
        admin.post(
            "/api/billing/refunds/" + request.get("id").asString() + "/approve",
            "{\"endSubscription\":true}",
            Map.of()));
  }

  private CheckoutPage checkout(Map<String, ?> order) {
    HttpResponse<String> answer = post("/api/stripe/checkout", order);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new CheckoutPage(URI.create(Account.read(answer).get("url").asString()));
  }

  private HttpResponse<String> startChat() {
    return post("/api/chat/start", Map.of("agentId", AGENT));
  }

  private JsonNode check() {
    return ok(browser.get("/api/agent-subscriptions/check/" + AGENT, Map.of()));
  }

  private void moveBillingTo(Duration offset) {
    suite.moveStripesClockTo(offset);
    suite.moveClockTo("billing-service", offset);
  }

  private void awaitStatus(String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(collection("subscriptions"))
                .extracting(s -> s.getString("status"))
                .containsExactly(status));
  }

  /** Events about an invoice and its subscription arrive in any order. */
  private Document awaitPaid() {
    await()
        .untilAsserted(() -> assertThat(transaction("purchase")).containsEntry("status", "paid"));
    return transaction("purchase");
  }

  private Document subscription() {
    return collection("subscriptions").getFirst();
  }

  private Document transaction(String type) {
    return Optional.ofNullable(
            suite
                .database()
                .getCollection("transactions")
                .find(and(eq("userId", account.id()), eq("type", type)))
                .first())
        .orElseThrow(() -> new AssertionError("No " + type));
  }

  private List<Document> collection(String name) {
    return suite
        .database()
        .getCollection(name)
        .find(eq("userId", account.id()))
        .into(new ArrayList<>());
  }

  private HttpResponse<String> post(String path, Map<String, ?> body) {
    return browser.post(path, Account.json(body), Map.of());
  }

  private static JsonNode ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return Account.read(answer);
  }
}
