package com.onelastai.billing.checkout;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.StripeServer.keys;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import java.time.Instant;
import java.util.Map;
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

  private Buyer ada;
  private ObjectNode created;

  @BeforeEach
  void stubStripe() {
    StripeServer.reset();
    ada = market.buyer();
    market.agent("einstein", true);
    onPost("/v1/products", StripeJson.customer("prod"));
    onGet("/v1/customers/" + ada.customerId(), StripeJson.customer(ada.customerId(), "pm_1"));
    onGet("/v1/payment_methods", StripeJson.list(StripeJson.card("pm_1", ada.customerId())));
    created = ada.subscription("sub_of_" + ada.customerId(), "agent", "einstein", "weekly");
    onPost(SUBSCRIPTIONS, created);
    market.stands(created, Instant.now());
  }

  @Test
  void cardIsChargedAtOnce() {
    Answer answer = subscribe("weekly").is(201);

    assertThat(answer.text("/subscription/id")).isEqualTo(created.path("id").asString());
    assertHas(answer, "{subscription: {status: 'active', agentId: 'einstein'}, checkout: null}");
    assertThat(subscriptions.live(ada.userId(), "einstein")).isPresent();
    assertThat(attempts()).isZero();
  }

  @Test
  void subscriberIsNotChargedAgain() {
    subscribe("weekly").is(201);

    subscribe("weekly").is(409, "already_subscribed");

    assertThat(keys(SUBSCRIPTIONS)).hasSize(1);
  }

  @Test
  void concurrentRequestsAreChargedOnce() {
    onPost(SUBSCRIPTIONS, StripeServer.answer(created).withFixedDelay(300));

    assertThat(Concurrently.call(8, _ -> subscribe("weekly").status()))
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
    assertThat(keys(SUBSCRIPTIONS)).hasSize(1);
  }

  @Test
  void pageOpensWithoutACard() {
    onGet("/v1/payment_methods", StripeJson.list());
    Purchase purchase = new Purchase(ada.userId(), "agent", "einstein", "weekly", null, null);
    onPost("/v1/checkout/sessions", StripeJson.checkout("cs_1", ada.customerId(), purchase));

    assertHas(subscribe("weekly").is(201), "{checkout: {url: 'https://pay.example/cs_1'}}");
    assertThat(keys(SUBSCRIPTIONS)).isEmpty();
  }

  @Test
  void pageOpensIfTheBuyerMustConfirm() {
    onPost(SUBSCRIPTIONS, StripeServer.declined("authentication_required"));
    Purchase purchase = new Purchase(ada.userId(), "agent", "einstein", "weekly", null, null);
    onPost("/v1/checkout/sessions", StripeJson.checkout("cs_1", ada.customerId(), purchase));

    assertHas(subscribe("weekly").is(201), "{checkout: {url: 'https://pay.example/cs_1'}}");
    assertThat(attempts()).isZero();
  }

  @Test
  void declinedCardCanBeTriedAgain() {
    onPost(SUBSCRIPTIONS, StripeServer.declined("insufficient_funds"));
    assertHas(
        subscribe("weekly").is(402, "payment_declined"), "{declineCode: 'insufficient_funds'}");
    assertThat(subscriptions.ofUser(ada.userId())).isEmpty();

    onPost(SUBSCRIPTIONS, created);
    subscribe("weekly").is(201);

    assertThat(keys(SUBSCRIPTIONS)).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void lostResponseIsRetriedWithTheSameKey() {
    loseResponse();
    assertThat(attempts()).isOne();

    onPost(SUBSCRIPTIONS, created);
    subscribe("weekly").is(201);

    assertThat(keys(SUBSCRIPTIONS)).hasSizeGreaterThan(1);
    assertThat(keys(SUBSCRIPTIONS)).containsOnly(keys(SUBSCRIPTIONS).getFirst());
    assertThat(attempts()).isZero();
  }

  @Test
  void lostResponseBlocksAnotherPeriod() {
    loseResponse();

    onPost(SUBSCRIPTIONS, created);
    subscribe("monthly").is(409, "already_subscribed");

    assertThat(keys(SUBSCRIPTIONS)).containsOnly(keys(SUBSCRIPTIONS).getFirst());
    assertThat(subscriptions.ofUser(ada.userId()))
        .extracting(Subscription::period)
        .containsExactly("weekly");
  }

  @Test
  void unknownPeriodIsNamed() {
    assertInvalid(subscribe("yearly"), "plan", "not_offered");
  }

  private void loseResponse() {
    onPost(SUBSCRIPTIONS, StripeServer.refusal(500, "api_error", ""));
    subscribe("weekly").is(503, "payments_unavailable");
  }

  private Answer subscribe(String period) {
    return api.post(
        ada.person(),
        "/api/agent-subscriptions/subscribe",
        Map.of("agentId", "einstein", "plan", period, "price", 1, "status", "active"));
  }

  private long attempts() {
    return mongo.findAll(DirectSales.Attempt.class).stream()
        .filter(attempt -> attempt.userId().equals(ada.userId()))
        .count();
  }
}
