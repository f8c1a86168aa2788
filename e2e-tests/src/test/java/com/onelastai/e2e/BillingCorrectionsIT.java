package com.onelastai.e2e;

import static com.onelastai.e2e.Account.assertRefused;
import static com.onelastai.e2e.Account.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What banks, tax and corrections make of a purchase. */
class BillingCorrectionsIT extends BillingJourney {

  private static final Map<String, String> ONE_AGENT =
      Map.of("agentId", AGENT, "period", "monthly");

  /** Starter does not include it. */
  private static final Map<String, String> AGENT_OF_PRO =
      Map.of("agentId", "drama-queen", "period", "monthly");

  private static final Map<String, String> STARTER =
      Map.of("planId", "starter", "period", "monthly");
  private static final Map<String, String> PRO = Map.of("planId", "pro", "period", "monthly");

  private final StripeApi stripe = new StripeApi(suite);

  @Test
  void lostDisputeEndsTheAccessAndIsNotRefundedAsWell() {
    String payment = buyAgentWithTheDisputedCard();
    assertStatus(201, startChat());
    String dispute = awaitDispute("open", "pending");
    assertRefused(409, "not_refundable", askForRefund(payment));

    stripe.press(stripe.address("/disputes/" + dispute + "/lose"));

    awaitDispute("lost", "refunded");
    awaitStatus("canceled");
    await().untilAsserted(() -> assertStatus(402, startChat()));
    assertRefused(409, "not_refundable", askForRefund(payment));
  }

  @Test
  void wonDisputeLeavesAccessAndPayment() {
    String payment = buyAgentWithTheDisputedCard();
    String dispute = awaitDispute("open", "pending");

    stripe.post(
        "/v1/disputes/" + dispute, Map.of("evidence[uncategorized_text]", "winning_evidence"));

    awaitDispute("won", "void");
    awaitStatus("active");
    assertStatus(201, startChat());
    assertThat(json(askForRefund(payment)).get("amount").asLong()).isEqualTo(1900);
  }

  /** As with 3-D Secure. */
  @Test
  void changeThatIsNeverConfirmedExpires() {
    checkout(STARTER).pay(CheckoutPage.ASKS);
    awaitStatus("active");
    HttpResponse<String> answer = browser.post("/api/billing/upgrade", PRO);
    assertRefused(402, "payment_confirmation_required", answer);
    URI page = URI.create(Account.read(answer).get("confirmUrl").asString());
    assertThat(pending().get("planId").asString()).isEqualTo("pro");
    assertRefused(409, "change_in_progress", browser.post("/api/stripe/checkout", AGENT_OF_PRO));

    moveBillingTo(Duration.ofHours(24));
    account.mailbox().awaitMail("/dashboard/billing");
    resetClocks();

    assertThat(pending().isNull()).isTrue();
    assertThat(subscription().getString("plan")).isEqualTo("starter");
    await()
        .untilAsserted(() ->
            assertThat(collection("transactions"))
                .extracting(paid -> paid.getString("status"))
                .containsExactlyInAnyOrder("paid", "void"));
    assertThat(Http.get(page, Map.of()).body()).contains("It is void").doesNotContain("<button");
    assertStatus(201, browser.post("/api/stripe/checkout", AGENT_OF_PRO));
    assertRefused(402, "payment_confirmation_required", browser.post("/api/billing/upgrade", PRO));
  }

  @Test
  void changeThatIsConfirmedIsMade() {
    checkout(STARTER).pay(CheckoutPage.ASKS);
    awaitStatus("active");
    HttpResponse<String> answer = browser.post("/api/billing/upgrade", PRO);

    stripe.press(URI.create(Account.read(answer).get("confirmUrl").asString() + "/confirm"));

    await().untilAsserted(() -> assertThat(subscription().getString("plan")).isEqualTo("pro"));
    assertThat(pending().isNull()).isTrue();
    await().untilAsserted(() -> assertStatus(201, startChat()));
  }

  @ParameterizedTest
  @CsvSource({"false, 171, 0, 1071", "true, 144, 144, 900"})
  void taxOfARenewalAddsUp(boolean inclusive, long tax, long included, long total) {
    checkout(STARTER).pay(CheckoutPage.GOOD);
    awaitStatus("active");
    addTax(inclusive);

    moveBillingTo(A_MONTH_AND_A_DAY);
    String renewal = awaitTransaction("renewal", "paid", total);
    resetClocks();

    JsonNode invoice = invoice(renewal);
    assertAmounts(
        invoice, Map.of("subtotal", 900L, "tax", tax, "includedTax", included, "total", total));
    assertThat(invoice.get("amount").asLong()).isEqualTo(total);
    assertThat(browser.status("/api/billing/invoices/" + renewal + "/pdf")).isEqualTo(200);
    assertThat(json(askForRefund(renewal)).get("amount").asLong()).isEqualTo(total);
  }

  @Test
  void creditNotesBeforeAndAfterThePaymentAddUp() {
    checkout(STARTER).pay(CheckoutPage.FAILS_LATER);
    awaitStatus("active");
    moveBillingTo(A_MONTH_AND_A_DAY);
    String renewal = awaitTransaction("renewal", "failed", 900);

    stripe.post("/v1/credit_notes", Map.of("invoice", renewal, "amount", 300));
    awaitTransaction("renewal", "failed", 600);
    payWithAnotherCard(renewal);
    awaitTransaction("renewal", "paid", 600);
    stripe.post(
        "/v1/credit_notes", Map.of("invoice", renewal, "amount", 200, "credit_amount", 200));
    resetClocks();

    await().untilAsserted(() -> assertThat(invoice(renewal).get("creditNotes")).hasSize(2));
    JsonNode invoice = invoice(renewal);
    assertAmounts(invoice, Map.of("total", 900L, "amount", 600L));
    assertThat(invoice.at("/creditNotes").valueStream())
        .extracting(note -> note.get("amount").asLong(), note -> note.get("credited").asLong())
        .containsExactlyInAnyOrder(tuple(300L, 0L), tuple(200L, 200L));
    assertThat(json(askForRefund(renewal)).get("amount").asLong()).isEqualTo(400);
  }

  @Test
  void agentsPageThatStayedOpenCannotBePaidBesideThePlan() {
    CheckoutPage agent = checkout(ONE_AGENT);
    checkout(STARTER).pay(CheckoutPage.GOOD);

    assertThat(agent.tryToPay(CheckoutPage.GOOD)).contains("expired");

    awaitStatus("active");
    awaitPaid();
    assertThat(collection("transactions")).hasSize(1);
  }

  /** A page that Stripe did not close, as its payment was under way. Nobody knows of either yet. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void agentAndPlanThatArePaidInTheSameInstantAreChargedOnce(boolean planFirst) {
    CheckoutPage agent = pageThatStaysOpen();
    CheckoutPage plan = checkout(STARTER);
    suite.stack().kill("billing-service");
    for (CheckoutPage page : planFirst ? List.of(plan, agent) : List.of(agent, plan)) {
      page.pay(CheckoutPage.GOOD);
    }
    suite.stack().start("billing-service");

    // Stripe doubles its pauses between attempts.
    await()
        .atMost(Duration.ofSeconds(150))
        .untilAsserted(() -> assertThat(transaction("refund")).containsEntry("amount", 1900L));
    await()
        .untilAsserted(() ->
            assertThat(collection("subscriptions"))
                .extracting(one -> one.getString("plan") + " " + one.getString("status"))
                .containsExactlyInAnyOrder("starter active", "agent canceled"));
    await().untilAsserted(() -> assertStatus(201, startChat()));
  }

  private CheckoutPage pageThatStaysOpen() {
    checkout(ONE_AGENT);
    String customer =
        suite.document("billingcustomers", account.id()).getString("stripeCustomerId");
    Map<String, Object> form = new HashMap<>();
    form.put("mode", "subscription");
    form.put("customer", customer);
    form.put("success_url", "http://localhost:8080/payment/success");
    form.put("line_items[0][quantity]", 1);
    form.put("line_items[0][price_data][currency]", "usd");
    form.put("line_items[0][price_data][product]", "agent-" + AGENT);
    form.put("line_items[0][price_data][unit_amount]", 1900);
    form.put("line_items[0][price_data][recurring][interval]", "month");
    Map.of("userId", account.id(), "planId", "agent", "agentId", AGENT, "period", "monthly")
        .forEach((key, value) -> {
          form.put("metadata[" + key + "]", value);
          form.put("subscription_data[metadata][" + key + "]", value);
        });
    JsonNode page = stripe.post("/v1/checkout/sessions", form);
    return new CheckoutPage(URI.create(page.get("url").asString()));
  }

  /** Returns the payment's id. */
  private String buyAgentWithTheDisputedCard() {
    checkout(ONE_AGENT).pay(CheckoutPage.DISPUTED);
    awaitStatus("active");
    await().untilAsserted(() -> assertStatus(201, startChat()));
    return awaitPaid().getString("_id");
  }

  private String awaitDispute(String state, String status) {
    await().untilAsserted(() -> assertThat(transaction("dispute")).containsEntry("status", status));
    String id = transaction("dispute").getString("_id");
    assertThat(browser.get("/api/billing/transactions?type=dispute").body()).contains(id);
    assertThat(admin.get("/api/billing/disputes?size=100&state=" + state).body()).contains(id);
    assertStatus(403, browser.get("/api/billing/disputes"));
    return id;
  }

  private HttpResponse<String> askForRefund(String payment) {
    return browser.post(
        "/api/billing/refund", Map.of("transactionId", payment, "reason", "not for me"));
  }

  private JsonNode pending() {
    return json(browser.get("/api/billing/plan")).at("/subscription/pendingChange");
  }

  private void addTax(boolean inclusive) {
    JsonNode rate =
        stripe.post(
            "/v1/tax_rates",
            Map.of("display_name", "VAT", "inclusive", inclusive, "percentage", 19));
    stripe.post(
        "/v1/subscriptions/" + subscription().getString("_id"),
        Map.of("default_tax_rates[0]", rate.get("id").asString()));
  }

  private String awaitTransaction(String type, String status, long amount) {
    await()
        .untilAsserted(() ->
            assertThat(transaction(type))
                .containsEntry("status", status)
                .containsEntry("amount", amount));
    return transaction(type).getString("_id");
  }

  private void payWithAnotherCard(String invoice) {
    Document subscription = subscription();
    JsonNode card =
        stripe.post(
            "/v1/payment_methods/pm_card_visa/attach",
            Map.of("customer", subscription.getString("stripeCustomerId")));
    stripe.post(
        "/v1/subscriptions/" + subscription.getString("_id"),
        Map.of("default_payment_method", card.get("id").asString()));
    stripe.post("/v1/invoices/" + invoice + "/pay", Map.of());
  }

  private JsonNode invoice(String id) {
    return json(browser.get("/api/billing/invoices/" + id));
  }

  private static void assertAmounts(JsonNode invoice, Map<String, Long> amounts) {
    amounts.forEach(
        (field, amount) -> assertThat(invoice.get(field).asLong()).as(field).isEqualTo(amount));
  }
}
