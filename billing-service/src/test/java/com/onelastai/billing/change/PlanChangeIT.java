package com.onelastai.billing.change;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class PlanChangeIT {

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired Subscriptions subscriptions;
  @Autowired List<StripeEventHandler> handlers;
  @Autowired Refunds refunds;

  private Buyer ada;
  private String id;
  private String path;
  private ObjectNode starter;
  private ObjectNode pro;

  @BeforeEach
  void subscribe() {
    StripeServer.reset();
    ada = market.buyer();
    id = "sub_of_" + ada.customerId();
    path = "/v1/subscriptions/" + id;
    starter = ada.subscription(id, "starter", null, "monthly");
    pro = ada.subscription(id, "pro", null, "monthly");
    onPost("/v1/products", StripeJson.customer("prod"));
    Purchase purchase = new Purchase(ada.userId(), "pro", null, "monthly", null, null);
    onPost(
        "/v1/invoices/create_preview",
        StripeJson.invoice("in_preview", ada.customerId(), id, purchase, Instant.now())
            .put("amount_due", 1450));
    onPost(path, pro);
  }

  @Test
  void previewChangesNothing() {
    market.has(starter);

    Answer preview = upgrade(Map.of("planId", "pro", "preview", true, "price", 1)).is(200);

    assertHas(preview, "{preview: {amountDue: 1450, currency: 'usd', lines: [{amount: 2900}]}}");
    assertPlan("starter");
    assertThat(posted(path)).isEmpty();
  }

  @Test
  void changeCostsWhatThePreviewSaidAndEndsTheDiscount() {
    market.has(withCoupon());
    String shown =
        upgrade(Map.of("planId", "pro", "preview", true)).is(200).text("/preview/prorationDate");

    Answer changed = upgrade(Map.of("planId", "pro", "prorationDate", shown)).is(200);

    assertThat(changed.text("/subscription/plan")).isEqualTo("pro");
    assertThat(posted(path))
        .singleElement()
        .asString()
        .contains("proration_date=" + Instant.parse(shown).getEpochSecond())
        .contains("[unit_amount]=2900", "metadata[planId]=pro", "discounts=");
  }

  @Test
  void couponStaysWithTheSamePlan() {
    market.has(withCoupon());
    onPost(path, ada.subscription(id, "starter", null, "yearly"));

    upgrade(Map.of("planId", "starter", "period", "yearly")).is(200);

    assertThat(posted(path))
        .singleElement()
        .asString()
        .contains("metadata[couponCode]=WELCOME")
        .doesNotContain("discounts=");
  }

  /** Days since the start of a trial of 30 days; one of Pro has seven, one of Starter none. */
  @ParameterizedTest
  @CsvSource({"2, pro, 7", "7, pro, now", "9, pro, now", "2, starter, now"})
  void trialIsAtMostOneOfTheNewPlan(int days, String planId, String end) {
    Instant start = Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    Instant trialEnd = start.plus(Duration.ofDays(30));
    Purchase cheap = new Purchase(ada.userId(), "agent", null, "daily", null, null);
    ObjectNode trial = StripeJson.subscription(id, ada.customerId(), cheap, start);
    StripeJson.withPeriod(trial, start, trialEnd)
        .put("status", "trialing")
        .put("trial_end", trialEnd.getEpochSecond());
    market.has(trial);
    market.stands(trial, Instant.now());

    upgrade(Map.of("planId", planId, "period", "monthly")).is(200);

    String expected =
        end.equals("now")
            ? end
            : String.valueOf(start.plus(Duration.ofDays(Long.parseLong(end))).getEpochSecond());
    assertThat(posted(path))
        .singleElement()
        .asString()
        .contains("trial_end=" + expected)
        .doesNotContain("proration_date");
    assertThat(posted("/v1/invoices/create_preview"))
        .singleElement()
        .asString()
        .contains("[trial_end]=" + expected);
  }

  @Test
  void trialThatIsOverIsNotChanged() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    market.has(with(starter, s -> s.put("trial_end", yesterday.getEpochSecond())));

    upgrade(Map.of("planId", "pro")).is(200);

    assertThat(posted(path)).singleElement().asString().doesNotContain("trial_end");
  }

  @Test
  void planOfWhichTheMetadataIsGoneCanBeChanged() {
    market.has(starter);
    market.stands(with(starter, s -> s.putNull("metadata")), Instant.now());

    upgrade(Map.of("planId", "pro")).is(200);

    assertThat(posted(path))
        .singleElement()
        .asString()
        .contains("metadata[userId]=" + ada.userId());
  }

  @Test
  void changeToTheSamePlanIsRefused() {
    market.has(pro);

    upgrade(Map.of("planId", "pro")).is(409, "already_subscribed");
    upgrade(Map.of("planId", "pro", "preview", true)).is(409, "already_subscribed");
  }

  @Test
  void changeWithALostResponseIsNotRepeated() {
    market.has(starter);
    market.stands(pro, Instant.now());

    upgrade(Map.of("planId", "pro")).is(409, "already_subscribed");

    assertPlan("pro");
    assertThat(posted(path)).isEmpty();
  }

  @Test
  void declinedChangeKeepsThePlan() {
    market.has(starter);
    onPost(path, StripeServer.declined("insufficient_funds"));

    upgrade(Map.of("planId", "pro")).is(402, "payment_declined");

    assertPlan("starter");
  }

  /** As with 3-D Secure. The change waits for the payment on Stripe's page. */
  @Test
  void changeThatTheBuyerMustConfirmHasAPage() {
    market.has(withCoupon());
    StripeServer.confirms(path, StripeServer.declined("authentication_required"));
    ObjectNode waiting = with(withCoupon(), s -> {});
    waiting
        .putObject("latest_invoice")
        .put("id", "in_1")
        .put("object", "invoice")
        .put("hosted_invoice_url", "https://pay.example/invoices/in_1");
    StripeServer.confirmed(path, waiting);
    Instant until = Instant.now().plus(Duration.ofHours(23)).truncatedTo(ChronoUnit.SECONDS);
    market.stands(StripeJson.withPendingChange(withCoupon(), "pro", "month", until), Instant.now());

    Answer answer = upgrade(Map.of("planId", "pro")).is(402, "payment_confirmation_required");

    assertThat(answer.text("/confirmUrl")).isEqualTo("https://pay.example/invoices/in_1");
    assertThat(posted(path).getLast())
        .contains("payment_behavior=pending_if_incomplete", "[unit_amount]=2900")
        .doesNotContain("metadata", "discounts");
    assertPlan("starter");
    assertHas(
        api.get(ada.person(), "/api/billing/plan").is(200),
        """
        {subscription: {pendingChange: {planId: 'pro', period: 'monthly', expiresAt: '%s'}}}
        """
            .formatted(until));
  }

  /** Stripe changed the price only. */
  @Test
  void confirmedChangeIsCompleted() {
    market.has(withCoupon());
    ObjectNode changed = withCoupon();
    ((ObjectNode) changed.at("/items/data/0/price")).put("product", "plan-pro");

    StripeEvent applied =
        new StripeEvent(
            "evt_" + id,
            "customer.subscription.pending_update_applied",
            Instant.now(),
            Parsed.subscription(changed));
    TestPurchase.handle(handlers, applied);

    assertThat(posted(path))
        .singleElement()
        .asString()
        .contains("metadata[planId]=pro", "metadata[couponCode]=", "discounts=");
    assertPlan("pro");
  }

  @Test
  void openInvoiceMustBePaidFirst() {
    market.has(with(starter, s -> s.put("status", "past_due")));

    upgrade(Map.of("planId", "pro")).is(409, "subscription_past_due");
  }

  @Test
  void userWithoutAPlanCannotChangeIt() {
    upgrade(Map.of("planId", "pro")).is(409, "not_subscribed");
    api.post(ada.person(), "/api/billing/cancel", Map.of()).is(409, "not_subscribed");
  }

  /** Whether the credit and the refund together are more than what was paid. */
  @ParameterizedTest
  @CsvSource({"2900, 1, 409", "2900, 2900, 409", "100, 2801, 409", "100, 2800, 200"})
  void refundedTimeIsNotCredited(long refunded, long credited, int status) {
    market.has(starter);
    TestPurchase paid = new TestPurchase(ada.userId(), id).byCard();
    TestPurchase.handle(handlers, paid.paid(1));
    refunds.apply(paid.refund("re_" + paid.invoiceId, "succeeded", refunded, "request"));
    Purchase wanted = new Purchase(ada.userId(), "pro", null, "monthly", null, null);
    ObjectNode preview = StripeJson.invoice("in_p", ada.customerId(), id, wanted, Instant.now());
    onPost("/v1/invoices/create_preview", StripeJson.crediting(preview, credited, paid.invoiceId));

    assertThat(upgrade(Map.of("planId", "pro", "preview", true)).status()).isEqualTo(status);
    assertThat(upgrade(Map.of("planId", "pro")).status()).isEqualTo(status);

    assertThat(posted(path)).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1H-10S", "PT1M", "P-3D"})
  void prorationDateMustComeFromTheLastHour(Duration offset) {
    market.has(starter);
    market.stands(starter, Instant.now());
    String date = Instant.now().plus(offset).toString();

    assertInvalid(upgrade(Map.of("planId", "pro", "prorationDate", date)), "prorationDate");
  }

  @ParameterizedTest
  @CsvSource({"free, monthly, planId", "pro, daily, period"})
  void planThatIsNotOnSaleIsRefused(String planId, String period, String field) {
    market.has(starter);

    assertInvalid(upgrade(Map.of("planId", planId, "period", period)), field);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void planInAnotherCurrencyIsRefused(boolean preview) {
    market.has(with(starter, s -> s.put("currency", "eur")));

    assertInvalid(upgrade(Map.of("planId", "pro", "preview", preview)), "planId", "other_currency");
  }

  @Test
  void planIsCanceled() {
    market.has(starter);
    onPost(path, with(starter, s -> s.put("cancel_at_period_end", true)));

    Answer answer = api.post(ada.person(), "/api/billing/cancel", Map.of()).is(200);

    assertHas(answer, "{id: '" + id + "', autoRenew: false}");
  }

  private ObjectNode withCoupon() {
    Purchase bought = new Purchase(ada.userId(), "starter", null, "monthly", "WELCOME", "r1");
    Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    return StripeJson.subscription(id, ada.customerId(), bought, yesterday);
  }

  private Answer upgrade(Map<String, ?> body) {
    return api.post(ada.person(), "/api/billing/upgrade", body);
  }

  private void assertPlan(String planId) {
    assertThat(subscriptions.live(ada.userId(), null)).map(Subscription::plan).contains(planId);
  }
}
