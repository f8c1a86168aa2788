package com.onelastai.billing.change;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.onelastai.billing.test.Buyer.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class PlanChangeIT {

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired Subscriptions subscriptions;

  private final WireMockServer stripe = StripeServer.server();
  private Buyer ada;
  private String id;
  private ObjectNode starter;
  private ObjectNode pro;

  @BeforeEach
  void subscribe() {
    StripeServer.reset();
    ada = market.buyer();
    id = "sub_of_" + ada.customerId();
    starter = ada.subscription(id, "starter", null, "monthly");
    pro = ada.subscription(id, "pro", null, "monthly");
    stripe.stubFor(
        post("/v1/products").willReturn(StripeServer.answer(StripeJson.customer("prod"))));
    stripe.stubFor(post("/v1/invoices/create_preview").willReturn(StripeServer.answer(preview())));
    stubUpdate(StripeServer.answer(pro));
  }

  @Test
  void previewChangesNothing() {
    market.has(starter);

    Answer preview = upgrade(Map.of("planId", "pro", "preview", true, "price", 1)).is(200);

    assertThat(preview.body().at("/preview/amountDue").asLong()).isEqualTo(1450);
    assertThat(preview.text("/preview/currency")).isEqualTo("usd");
    assertThat(preview.body().at("/preview/lines/0/amount").asLong()).isEqualTo(2900);
    assertPlan("starter");
    stripe.verify(0, postRequestedFor(urlEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void changeCostsWhatThePreviewSaid() {
    market.has(starter);
    Instant shown =
        Instant.parse(
            upgrade(Map.of("planId", "pro", "preview", true))
                .is(200)
                .text("/preview/prorationDate"));

    Answer changed = upgrade(Map.of("planId", "pro", "prorationDate", shown.toString())).is(200);

    assertThat(changed.text("/subscription/plan")).isEqualTo("pro");
    sent("proration_date=" + shown.getEpochSecond());
    sent("[unit_amount]=2900");
    sent("metadata[planId]=pro");
    sent("discounts=");
  }

  @Test
  void couponStaysWithTheSamePlan() {
    Purchase bought = new Purchase(ada.userId(), "starter", null, "monthly", "WELCOME", "r1");
    market.has(
        StripeJson.subscription(
            id, ada.customerId(), bought, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    stubUpdate(StripeServer.answer(ada.subscription(id, "starter", null, "yearly")));

    upgrade(Map.of("planId", "starter", "period", "yearly")).is(200);

    sent("metadata[couponCode]=WELCOME");
    stripe.verify(
        0,
        postRequestedFor(urlEqualTo("/v1/subscriptions/" + id))
            .withRequestBody(containing("discounts=")));
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
    stripe.verify(0, postRequestedFor(urlEqualTo("/v1/subscriptions/" + id)));
  }

  @Test
  void declinedChangeKeepsThePlan() {
    market.has(starter);
    stubUpdate(StripeServer.declined("insufficient_funds"));

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

    Answer refused =
        upgrade(Map.of("planId", "pro", "prorationDate", Instant.now().plus(offset).toString()))
            .is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).isEqualTo("prorationDate");
  }

  @Test
  void planThatIsNotOnSaleIsRefused() {
    market.has(starter);

    assertThat(upgrade(Map.of("planId", "free")).is(400).text("/errors/0/field"))
        .isEqualTo("planId");
    assertThat(upgrade(Map.of("planId", "pro", "period", "daily")).is(400).text("/errors/0/field"))
        .isEqualTo("period");
  }

  @Test
  void planInAnotherCurrencyIsRefused() {
    market.has(with(starter, s -> s.put("currency", "eur")));

    for (boolean preview : List.of(true, false)) {
      Answer refused = upgrade(Map.of("planId", "pro", "preview", preview)).is(400);
      assertThat(refused.text("/errors/0/code")).isEqualTo("other_currency");
    }
  }

  @Test
  void planIsCanceled() {
    market.has(starter);
    stubUpdate(StripeServer.answer(with(starter, s -> s.put("cancel_at_period_end", true))));

    Answer answer = api.post(ada.person(), "/api/billing/cancel", Map.of()).is(200);

    assertThat(answer.text("/id")).isEqualTo(id);
    assertThat(answer.body().at("/autoRenew").asBoolean()).isFalse();
  }

  private Answer upgrade(Map<String, ?> body) {
    return api.post(ada.person(), "/api/billing/upgrade", body);
  }

  private void assertPlan(String planId) {
    assertThat(subscriptions.live(ada.userId(), null)).map(Subscription::plan).contains(planId);
  }

  private ObjectNode preview() {
    Purchase purchase = new Purchase(ada.userId(), "pro", null, "monthly", null, null);
    return StripeJson.invoice("in_preview", ada.customerId(), id, purchase, Instant.now())
        .put("amount_due", 1450);
  }

  private void stubUpdate(ResponseDefinitionBuilder answer) {
    stripe.stubFor(post("/v1/subscriptions/" + id).willReturn(answer));
  }

  private void sent(String field) {
    stripe.verify(
        1,
        postRequestedFor(urlEqualTo("/v1/subscriptions/" + id)).withRequestBody(containing(field)));
  }
}
