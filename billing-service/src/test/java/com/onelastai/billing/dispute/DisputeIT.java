package com.onelastai.billing.dispute;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.Answers.assertInvalid;
import static com.onelastai.billing.test.StripeServer.deletions;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.Parsed;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class DisputeIT {

  @Autowired Api api;
  @Autowired List<StripeEventHandler> handlers;
  @Autowired Subscriptions subscriptions;
  @Autowired Buyer.Market market;

  private final Person ada = Person.user();
  private final Person admin = Person.admin();
  private final TestPurchase bought = new TestPurchase(Objects.requireNonNull(ada.userId()));
  private final String id = "du_" + bought.invoiceId;
  private int second;

  @BeforeEach
  void paid() {
    StripeServer.reset();
    StripeServer.onGet("/v1/refunds", StripeJson.list());
    bought.byCard();
    handle(bought.paid(1));
  }

  @ParameterizedTest
  @CsvSource({
    "needs_response, pending, open",
    "under_review, pending, open",
    "lost, refunded, lost",
    "won, void, won",
    "warning_needs_response, pending, inquiry",
    "warning_closed, void, inquiry_closed"
  })
  void booksShowADispute(String atStripe, String status, String state) {
    handle(dispute(atStripe));

    assertHas(
        api.get(ada, "/api/billing/transactions?type=dispute").is(200),
        """
        {items: [{transactionId: '%s', type: 'dispute', status: '%s', amount: 2900,
                  refundOf: '%s', item: {planId: 'pro'}}]}
        """
            .formatted(id, status, bought.invoiceId));
    assertThat(disputes(state).text()).contains(id);
    assertThat(disputes(state.equals("open") ? "won" : "open").text()).doesNotContain(id);
  }

  @Test
  void onlyAdminsListDisputes() {
    api.get(ada, DisputeController.LIST).is(403);
    api.get(Api.NOBODY, DisputeController.LIST).is(401);
    assertInvalid(api.get(admin, DisputeController.LIST + "?state=settled"), "state");
  }

  /** The bank has taken the amount, or may still leave it. */
  @ParameterizedTest
  @CsvSource({"needs_response, 409", "lost, 409", "won, 201", "warning_needs_response, 201"})
  void disputedPaymentIsNotRefunded(String status, int answer) {
    handle(dispute(status));

    assertThat(refund().status()).isEqualTo(answer);
  }

  @Test
  void restOfAPartlyDisputedPaymentIsRefundable() {
    handle(dispute("lost", 900));

    assertHas(refund().is(201), "{amount: 2000}");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyOrderGivesTheSameState(long seed) {
    List<StripeEvent> events =
        new ArrayList<>(
            List.of(
                dispute("warning_needs_response"),
                dispute("needs_response"),
                dispute("under_review"),
                dispute("lost")));
    Collections.shuffle(events, new Random(seed));

    events.forEach(this::handle);

    assertThat(disputes("lost").text()).contains(id);
  }

  @Test
  void disputeThatComesBeforeItsPaymentIsLinked() {
    TestPurchase late = new TestPurchase(bought.userId).byCard();
    ObjectNode json = json("needs_response", 2900).put("payment_intent", late.intentId);
    handle(event(json.put("id", "du_" + late.invoiceId)));

    handle(late.paid(1));

    assertThat(disputes("open").text()).contains("\"transactionId\":\"" + late.invoiceId + "\"");
  }

  @ParameterizedTest
  @CsvSource({"needs_response, true", "won, true", "lost, false"})
  void lostDisputeEndsTheSubscription(String status, boolean live) {
    ObjectNode subscription =
        StripeJson.subscription(bought.subscriptionId, "cus_1", bought.purchase, Instant.now());
    market.has(subscription);
    String path = "/v1/subscriptions/" + bought.subscriptionId;
    long now = Instant.now().plusSeconds(9).getEpochSecond();
    StripeServer.onDelete(path, subscription.put("status", "canceled").put("ended_at", now));

    handle(dispute(status));
    handle(dispute(status));

    assertThat(subscriptions.find(bought.subscriptionId).filter(Subscription::isLive).isPresent())
        .isEqualTo(live);
    assertThat(deletions(path)).isEqualTo(live ? 0 : 1);
  }

  /** Otherwise the event would be retried for days. */
  @Test
  void subscriptionThatStripeDoesNotKnowEndsToo() {
    market.has(
        StripeJson.subscription(bought.subscriptionId, "cus_1", bought.purchase, Instant.now()));
    StripeServer.reset();

    handle(dispute("lost"));

    assertThat(subscriptions.find(bought.subscriptionId).filter(Subscription::isLive)).isEmpty();
  }

  private Answer disputes(String state) {
    return api.get(admin, DisputeController.LIST + "?size=100&state=" + state).is(200);
  }

  private Answer refund() {
    return api.post(
        ada, "/api/billing/refund", Map.of("transactionId", bought.invoiceId, "reason", "Mine"));
  }

  private StripeEvent dispute(String status) {
    return dispute(status, 2900);
  }

  private StripeEvent dispute(String status, long amount) {
    return event(json(status, amount));
  }

  private ObjectNode json(String status, long amount) {
    return StripeJson.dispute(id, bought.intentId, status, amount, TestPurchase.BOUGHT);
  }

  private StripeEvent event(ObjectNode json) {
    second++;
    return new StripeEvent(
        "evt_" + second + json.path("id").asString(),
        "charge.dispute.updated",
        TestPurchase.BOUGHT.plusSeconds(second),
        Parsed.dispute(json));
  }

  private void handle(StripeEvent event) {
    TestPurchase.handle(handlers, event);
  }
}
