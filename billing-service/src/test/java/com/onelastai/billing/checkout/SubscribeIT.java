package com.onelastai.billing.checkout;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class SubscribeIT {

  private static final String SUBSCRIPTIONS = "/v1/subscriptions";

  @Autowired Api api;
  @Autowired Buyer.Market market;
  @Autowired Subscriptions subscriptions;
  @Autowired MongoOperations mongo;

  private final WireMockServer stripe = StripeServer.server();
  private Buyer ada;
  private ObjectNode created;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    market.agent("einstein", true);
    stripe.stubFor(
        post("/v1/products").willReturn(StripeServer.answer(StripeJson.customer("prod"))));
    created = ada.subscription("sub_of_" + ada.customerId(), "agent", "einstein", "weekly");
    stubCard();
    respond(StripeServer.answer(created));
    market.stands(created, Instant.now());
  }

  @Test
  void cardIsChargedAtOnce() {
    Answer answer = subscribe("weekly").is(201);

    assertThat(answer.text("/subscription/id")).isEqualTo(created.path("id").asString());
    assertThat(answer.text("/subscription/status")).isEqualTo("active");
    assertThat(answer.text("/subscription/agentId")).isEqualTo("einstein");
    assertThat(answer.body().path("checkout").isNull()).isTrue();
    assertThat(subscriptions.live(ada.userId(), "einstein")).isPresent();
    assertThat(attempts()).isZero();
  }

  @Test
  void subscriberIsNotChargedAgain() {
    subscribe("weekly").is(201);

    subscribe("weekly").is(409, "already_subscribed");

    assertThat(keys()).hasSize(1);
  }

  @Test
  void concurrentRequestsAreChargedOnce() throws Exception {
    respond(StripeServer.answer(created).withFixedDelay(300));

    List<Answer> answers = atOnce(8);

    assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 201)
        .extracting(Answer::status)
        .containsOnly(409);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void pageOpensWithoutACard() {
    stripe.stubFor(
        get(urlPathEqualTo("/v1/payment_methods"))
            .willReturn(StripeServer.answer(StripeJson.list())));
    Purchase purchase = new Purchase(ada.userId(), "agent", "einstein", "weekly", null, null);
    stripe.stubFor(
        post("/v1/checkout/sessions")
            .willReturn(
                StripeServer.answer(StripeJson.checkout("cs_1", ada.customerId(), purchase))));

    Answer answer = subscribe("weekly").is(201);

    assertThat(answer.text("/checkout/url")).isEqualTo("https://pay.example/cs_1");
    assertThat(keys()).isEmpty();
  }

  @Test
  void declinedCardCanBeTriedAgain() {
    respond(StripeServer.declined("insufficient_funds"));
    Answer declined = subscribe("weekly").is(402, "payment_declined");
    assertThat(declined.text("/declineCode")).isEqualTo("insufficient_funds");
    assertThat(subscriptions.ofUser(ada.userId())).isEmpty();

    respond(StripeServer.answer(created));
    subscribe("weekly").is(201);

    assertThat(keys()).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void lostResponseIsRetriedWithTheSameKey() {
    respond(StripeServer.refusal(500, "api_error", ""));
    subscribe("weekly").is(503, "payments_unavailable");
    assertThat(attempts()).isOne();

    respond(StripeServer.answer(created));
    subscribe("weekly").is(201);

    assertThat(keys()).hasSizeGreaterThan(1).containsOnly(keys().getFirst());
    assertThat(attempts()).isZero();
  }

  @Test
  void lostResponseBlocksAnotherPeriod() {
    respond(StripeServer.refusal(500, "api_error", ""));
    subscribe("weekly").is(503, "payments_unavailable");

    respond(StripeServer.answer(created));
    subscribe("monthly").is(409, "already_subscribed");

    assertThat(keys()).containsOnly(keys().getFirst());
    assertThat(subscriptions.ofUser(ada.userId()))
        .extracting(Subscription::period)
        .containsExactly("weekly");
  }

  @Test
  void unknownPeriodIsNamed() {
    Answer refused = subscribe("yearly").is(400, "invalid_request");

    assertThat(refused.text("/errors/0/field")).isEqualTo("plan");
    assertThat(refused.text("/errors/0/code")).isEqualTo("not_offered");
  }

  private Answer subscribe(String period) {
    return api.post(
        ada.person(),
        "/api/agent-subscriptions/subscribe",
        Map.of("agentId", "einstein", "plan", period, "price", 1, "status", "active"));
  }

  private List<Answer> atOnce(int times) throws Exception {
    try (var threads = Executors.newFixedThreadPool(times)) {
      return threads
          .invokeAll(Collections.<Callable<Answer>>nCopies(times, () -> subscribe("weekly")))
          .stream()
          .map(Future::resultNow)
          .toList();
    }
  }

  private void stubCard() {
    ObjectNode customer = StripeJson.customer(ada.customerId());
    ((ObjectNode) customer.path("invoice_settings")).put("default_payment_method", "pm_1");
    stripe.stubFor(
        get(urlPathEqualTo("/v1/customers/" + ada.customerId()))
            .willReturn(StripeServer.answer(customer)));
    stripe.stubFor(
        get(urlPathEqualTo("/v1/payment_methods"))
            .willReturn(
                StripeServer.answer(StripeJson.list(StripeJson.card("pm_1", ada.customerId())))));
  }

  private void respond(ResponseDefinitionBuilder answer) {
    stripe.stubFor(post(SUBSCRIPTIONS).willReturn(answer));
  }

  /** The idempotency keys of the requests to charge. */
  private List<String> keys() {
    return stripe.findAll(postRequestedFor(urlEqualTo(SUBSCRIPTIONS))).stream()
        .map(request -> request.getHeader("Idempotency-Key"))
        .toList();
  }

  private long attempts() {
    return mongo.findAll(DirectSales.Attempt.class).stream()
        .filter(attempt -> attempt.userId().equals(ada.userId()))
        .count();
  }
}
