package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertStatus;
import static com.onelastai.e2e.Account.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Subscriptions from the price to their end, with the simulator in place of Stripe. */
class BillingJourneyIT extends BillingJourney {

  private static final Duration BEYOND_GRACE = Duration.ofDays(45);

  @Test
  void paymentOpensTheAgentAndRefundClosesIt() {
    assertStatus(402, startChat());
    Map<String, Object> order =
        Map.of("agentId", AGENT, "period", "monthly", "price", 1, "amount", 1, "userId", "other");
    URI back = checkout(order).pay(CheckoutPage.GOOD);
    assertThat(back.getPath()).isEqualTo("/payment/success");

    await().untilAsserted(() -> assertStatus(201, startChat()));
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
        .containsKeys("item", "invoiceUrl", "createdAt");
    othersSeeNothingOfIt(subscription.getString("_id"), paid.getString("_id"));

    moneyGoesBack(paid.getString("_id"));
    await().untilAsserted(() -> assertStatus(402, startChat()));
    assertThat(subscription().getString("status")).isEqualTo("canceled");
    await()
        .untilAsserted(
            () -> assertThat(transaction("purchase").getString("status")).isEqualTo("refunded"));
    await().untilAsserted(() -> assertThat(transaction("refund")).containsEntry("amount", 1900L));
  }

  @Test
  void declinedCardOpensNothing() {
    CheckoutPage page = checkout(Map.of("agentId", AGENT, "period", "monthly"));
    assertThat(page.tryToPay(CheckoutPage.DECLINED)).contains("declined");

    assertStatus(402, startChat());
    assertThat(collection("subscriptions")).isEmpty();

    page.pay(CheckoutPage.GOOD);
    await().untilAsserted(() -> assertStatus(201, startChat()));
  }

  @Test
  void serviceThatWasDownLearnsOfThePurchaseLater() {
    CheckoutPage page = checkout(Map.of("agentId", AGENT, "period", "weekly"));
    suite.stack().kill("billing-service");
    page.pay(CheckoutPage.GOOD);
    suite.stack().start("billing-service");

    // Stripe doubles its pauses between attempts.
    await().atMost(Duration.ofSeconds(150)).untilAsserted(() -> assertStatus(201, startChat()));
    awaitPaid();
    assertThat(collection("transactions")).hasSize(1);
  }

  @Test
  void failedRenewalSendsRemindersAndEndsAfterTheGracePeriod() {
    checkout(Map.of("agentId", AGENT, "period", "monthly")).pay(CheckoutPage.FAILS_LATER);
    awaitStatus("active");

    moveBillingTo(A_MONTH_AND_A_DAY);
    awaitStatus("past_due");
    await()
        .untilAsserted(
            () -> assertThat(transaction("renewal").getString("status")).isEqualTo("failed"));
    account.mailbox().awaitMail("/dashboard/billing");

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
            Map.of("code", code, "percentOff", 50, "duration", "once", "maxRedemptions", 1)));
    JsonNode applied =
        json(
            browser.post(
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
                    Account.code(
                        browser.post("/api/coupons/apply", Map.of("code", code, "planId", "pro"))))
                .isEqualTo("coupon_used_up"));

    JsonNode preview =
        json(browser.post(
                "/api/billing/upgrade",
                Map.of("planId", "pro", "period", "monthly", "preview", true)))
            .get("preview");
    assertThat(preview.get("amountDue").asLong()).isPositive();
    assertThat(subscription().getString("plan")).isEqualTo("starter");
    ok(
        browser.post(
            "/api/billing/upgrade",
            Map.of(
                "planId",
                "pro",
                "period",
                "monthly",
                "prorationDate",
                preview.get("prorationDate").asString())));
    assertThat(json(browser.get("/api/billing/plan")).at("/plan/id").asString()).isEqualTo("pro");
    await()
        .untilAsserted(() ->
            assertThat(collection("transactions"))
                .anySatisfy(paid ->
                    assertThat(paid)
                        .containsEntry("amount", preview.get("amountDue").asLong())
                        .containsEntry("status", "paid")));
    await().untilAsserted(() -> assertStatus(201, startChat()));
  }

  private void othersSeeNothingOfIt(String subscription, String invoice) {
    Browser other = Account.register(suite).signedIn();
    for (String path :
        List.of("/api/billing/invoices/" + invoice, "/api/billing/invoices/" + invoice + "/pdf")) {
      assertThat(browser.status(path)).isEqualTo(200);
      assertThat(other.status(path)).isEqualTo(404);
    }
    assertStatus(
        404, other.post("/api/agent-subscriptions/cancel/" + subscription, "{}", Map.of()));
    assertStatus(
        404, other.post("/api/billing/refund", Map.of("transactionId", invoice, "reason", "mine")));
  }

  private void moneyGoesBack(String transaction) {
    JsonNode request =
        json(
            browser.post(
                "/api/billing/refund",
                Map.of("transactionId", transaction, "reason", "not for me")));
    ok(
        admin.post(
            "/api/billing/refunds/" + request.get("id").asString() + "/approve",
            "{\"endSubscription\":true}",
            Map.of()));
  }
}
