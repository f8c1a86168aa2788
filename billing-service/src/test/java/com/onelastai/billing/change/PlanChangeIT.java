package com.onelastai.billing.change;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.Buyer.with;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.posted;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
