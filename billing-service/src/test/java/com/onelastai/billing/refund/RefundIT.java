package com.onelastai.billing.refund;

import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class RefundIT {

  private static final String REFUND = "/api/billing/refund";
  private static final String REFUNDS = "/api/billing/refunds";

  @Autowired Api api;
  @Autowired List<StripeEventHandler> handlers;
  @Autowired Transactions transactions;
  @Autowired Refunds refunds;
  @Autowired RefundRequests requests;
  @Autowired RefundExecution execution;
  @Autowired Subscriptions subscriptions;
  @Autowired UserEraser eraser;
  @Autowired MongoOperations mongo;

  private final Person ada = Person.user();
  private final Person admin = Person.admin();
  private final TestPurchase bought = new TestPurchase(Objects.requireNonNull(ada.userId()));
  private final String refundId = "re_" + bought.invoiceId;

  @BeforeEach
  void paid() {
    StripeServer.reset();
    StripeServer.server()
        .stubFor(
            get(urlPathEqualTo("/v1/refunds")).willReturn(StripeServer.answer(StripeJson.list())));
    bought.byCard();
    handle(bought.paid(1));
  }

  @Test
  void approvedRequestIsRefundedAndPublished() {
    String id = ask(1000).is(201).text("/id");
    stripePaysBack(1000);

    Answer approved = approve(id, Map.of("note", "Sorry!")).is(200);

    assertThat(approved.text("/status")).isEqualTo("refunded");
    assertThat(approved.text("/refundId")).isEqualTo(refundId);
    assertThat(approved.text("/note")).isEqualTo("Sorry!");
    assertThat(transactions.find(bought.invoiceId).orElseThrow().status())
        .isEqualTo("partially_refunded");
    StripeServer.server()
        .verify(
            1,
            postRequestedFor(urlPathEqualTo("/v1/refunds"))
                .withHeader("Idempotency-Key", equalTo("refund-" + id)));
  }

  @Test
  void rejectedRequestCanBeRepeated() {
    String id = ask(1000).is(201).text("/id");

    decide(id, "reject", Map.of()).is(400, "invalid_request");
    assertThat(decide(id, "reject", Map.of("note", "Used.")).is(200).text("/status"))
        .isEqualTo("rejected");

    approve(id, Map.of()).is(409, "already_decided");
    StripeServer.server().verify(0, postRequestedFor(urlPathEqualTo("/v1/refunds")));
    ask(1000).is(201);
  }

  @Test
  void amountIsLimitedToTheRest() {
    ask(2901).is(400, "invalid_request");
    ask(0).is(400, "invalid_request");
    refunds.apply(
        bought.refund(
            "re_1" + bought.invoiceId, "pending", 2000, bought.invoiceId, bought.userId, null));
    ask(901).is(400, "invalid_request");

    Answer rest =
        api.post(ada, REFUND, Map.of("transactionId", bought.invoiceId, "reason", "All of it"))
            .is(201);

    assertThat(rest.body().at("/amount").asLong()).isEqualTo(900);
  }

  @Test
  void refundedPaymentIsNotRefundable() {
    refunds.apply(
        bought.refund("re_1" + bought.invoiceId, "succeeded", 2900, bought.invoiceId, null, null));

    ask(1).is(409, "not_refundable");
  }

  @Test
  void creditOfAPlanChangeIsNotRefunded() {
    String all = ask(2900).is(201).text("/id");
    Instant changed = TestPurchase.BOUGHT.plus(Duration.ofDays(1));
    StripeInvoice sold = bought.invoice("paid", 0);
    StripeInvoice.Line unused =
        new StripeInvoice.Line("Unused time", 1, -1000, changed, changed.plus(Duration.ofDays(30)));
    handle(
        bought.event(
            "invoice.paid",
            2,
            new StripeInvoice(
                "in_change" + bought.invoiceId,
                sold.customerId(),
                sold.subscriptionId(),
                "paid",
                "subscription_update",
                changed,
                "A-0002",
                "usd",
                -1000,
                0,
                0,
                -1000,
                0,
                0,
                List.of(unused),
                null,
                sold.buyer(),
                sold.purchase())));

    approve(all, Map.of()).is(409, "not_refundable");
    decide(all, "reject", Map.of("note", "Changed since.")).is(200);
    ask(1901).is(400, "invalid_request");
    ask(1900).is(201);
  }

  @Test
  void othersPaymentsAreNotFound() {
    Map<String, Object> wish =
        Map.of("transactionId", bought.invoiceId, "amount", 1, "reason", "Mine now");

    api.post(Person.user(), REFUND, wish).is(404, "not_found");
    api.post(admin, REFUND, wish).is(404, "not_found");
    api.post(Api.NOBODY, REFUND, wish).is(401);
    String id = ask(1).is(201).text("/id");
    decide(ada, id, "approve", Map.of()).is(403);
    assertThat(api.get(Person.user(), REFUNDS).is(200).body().at("/items")).isEmpty();
    assertThat(api.get(ada, REFUNDS).is(200).body().at("/items")).hasSize(1);
    assertThat(api.get(admin, REFUNDS + "?size=100").is(200).text()).contains(id);
    assertThat(api.get(admin, REFUNDS + "?status=rejected&size=100").is(200).text())
        .doesNotContain(id);
  }

  @Test
  void oneOfConcurrentRequestsIsStored() throws Exception {
    assertThat(atOnce(() -> ask(1000).status())).containsOnlyOnce(201).contains(409);
  }

  @Test
  void oneOfConcurrentDecisionsWins() throws Exception {
    String id = ask(1000).is(201).text("/id");
    stripePaysBack(1000);

    assertThat(atOnce(() -> approve(id, Map.of()).status())).containsOnlyOnce(200).contains(409);

    StripeServer.server().verify(1, postRequestedFor(urlPathEqualTo("/v1/refunds")));
  }

  @Test
  void refundIsRetriedAfterAnOutage() {
    String id = ask(1000).is(201).text("/id");
    stripeAnswers(StripeServer.refusal(503, "api_error", "down"));
    assertThat(approve(id, Map.of()).is(200).text("/status")).isEqualTo("approved");
    ask(1).is(409, "refund_already_requested");
    stripePaysBack(1000);
    Instant later = Instant.now().plus(Duration.ofMinutes(2));

    requests.pending(later).forEach(execution::carryOut);

    assertThat(requests.find(id).orElseThrow().status()).isEqualTo("refunded");
    assertThat(requests.pending(later)).extracting(RefundRequest::id).doesNotContain(id);
  }

  @Test
  void refundRejectedByStripeFails() {
    String id = ask(1000).is(201).text("/id");
    stripeAnswers(StripeServer.refusal(400, "invalid_request_error", "charge_already_refunded"));

    assertThat(approve(id, Map.of()).is(200).text("/status")).isEqualTo("failed");
  }

  @Test
  void refundReturnedByTheBankFails() {
    String id = ask(1000).is(201).text("/id");
    stripePaysBack(1000);
    approve(id, Map.of()).is(200);

    handle(
        bought.event(
            "refund.failed",
            99,
            bought.refund(refundId, "failed", 1000, bought.invoiceId, bought.userId, id)));
    handle(
        bought.event(
            "refund.updated",
            98,
            bought.refund(refundId, "succeeded", 1000, bought.invoiceId, bought.userId, id)));

    assertThat(requests.find(id).orElseThrow())
        .extracting(RefundRequest::status, RefundRequest::failureReason)
        .containsExactly("failed", "expired_or_canceled_card");
    ask(2900).is(201);
  }

  @Test
  void subscriptionEndsOnlyIfRequested() {
    subscribed();
    String first = ask(1000).is(201).text("/id");
    stripePaysBack(1000);
    approve(first, Map.of()).is(200);
    assertThat(subscriptions.find(bought.subscriptionId).orElseThrow().isLive()).isTrue();

    String second = ask(500).is(201).text("/id");
    stripeAnswers(
        StripeServer.answer(
            StripeJson.refund(
                refundId + "2",
                bought.intentId,
                bought.invoiceId,
                bought.userId,
                second,
                500,
                TestPurchase.BOUGHT)));
    StripeServer.server()
        .stubFor(
            delete(urlPathEqualTo("/v1/subscriptions/" + bought.subscriptionId))
                .willReturn(StripeServer.answer(canceled())));
    approve(second, Map.of("endSubscription", true)).is(200);

    assertThat(subscriptions.find(bought.subscriptionId).orElseThrow().isLive()).isFalse();
  }

  @Test
  void erasurePaysApprovedRefundsAndDeletesRequests() {
    String id = ask(1000).is(201).text("/id");
    stripeAnswers(StripeServer.refusal(503, "api_error", "down"));
    approve(id, Map.of()).is(200);
    stripePaysBack(1000);

    eraser.erase(bought.userId);

    assertThat(requests.find(id)).isEmpty();
    assertThat(transactions.find(bought.invoiceId).orElseThrow().amountRefunded()).isEqualTo(1000);
  }

  @Test
  void refundWithoutAPaymentDoesNotPreventErasure() {
    String id = ask(1000).is(201).text("/id");
    stripeAnswers(StripeServer.refusal(503, "api_error", "down"));
    approve(id, Map.of()).is(200);
    mongo.remove(new Query(where("_id").is(bought.invoiceId)), Transaction.class);

    eraser.erase(bought.userId);

    assertThat(requests.find(id)).isEmpty();
  }

  private Answer ask(long amount) {
    return api.post(
        ada,
        REFUND,
        Map.of("transactionId", bought.invoiceId, "amount", amount, "reason", "By mistake"));
  }

  private Answer approve(String id, Map<String, ?> body) {
    return decide(id, "approve", body);
  }

  private Answer decide(String id, String decision, Map<String, ?> body) {
    return decide(admin, id, decision, body);
  }

  private Answer decide(Person person, String id, String decision, Map<String, ?> body) {
    return api.post(person, REFUNDS + "/" + id + "/" + decision, body);
  }

  private void stripePaysBack(long amount) {
    stripeAnswers(
        StripeServer.answer(
            StripeJson.refund(
                refundId,
                bought.intentId,
                bought.invoiceId,
                bought.userId,
                bought.invoiceId + "-1",
                amount,
                TestPurchase.BOUGHT)));
  }

  private static void stripeAnswers(ResponseDefinitionBuilder answer) {
    StripeServer.server().stubFor(post(urlPathEqualTo("/v1/refunds")).willReturn(answer));
  }

  private void handle(StripeEvent event) {
    handlers.stream()
        .filter(handler -> handler.types().contains(event.type()))
        .forEach(handler -> handler.handle(event));
  }

  private static Purchase pro(String userId) {
    return new Purchase(userId, "pro", null, "monthly", null, null);
  }

  private void subscribed() {
    StripeSubscription started =
        new StripeSubscription(
            bought.subscriptionId,
            "cus_1",
            "active",
            "si_1",
            2900,
            "usd",
            TestPurchase.BOUGHT,
            TestPurchase.BOUGHT,
            TestPurchase.BOUGHT.plus(Duration.ofDays(31)),
            null,
            false,
            null,
            null,
            bought.invoiceId,
            pro(bought.userId));
    subscriptions.handle(bought.event("customer.subscription.created", 0, started));
  }

  private ObjectNode canceled() {
    return StripeJson.subscription(
            bought.subscriptionId, "cus_1", pro(bought.userId), TestPurchase.BOUGHT)
        .put("status", "canceled")
        .put("ended_at", TestPurchase.BOUGHT.plusSeconds(500).getEpochSecond());
  }

  private static List<Integer> atOnce(Callable<Integer> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAll(Collections.nCopies(12, call)).stream()
          .map(Future::resultNow)
          .toList();
    }
  }
}
