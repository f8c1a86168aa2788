package com.onelastai.billing.refund;

import static com.onelastai.billing.test.Answers.assertHas;
import static com.onelastai.billing.test.StripeServer.keys;
import static com.onelastai.billing.test.StripeServer.onDelete;
import static com.onelastai.billing.test.StripeServer.onGet;
import static com.onelastai.billing.test.StripeServer.onPost;
import static com.onelastai.billing.test.StripeServer.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.Concurrently;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.TransactionStatus;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.UserEraser;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private static final String AT_STRIPE = "/v1/refunds";

  @Autowired Api api;
  @Autowired List<StripeEventHandler> handlers;
  @Autowired Transactions transactions;
  @Autowired Refunds refunds;
  @Autowired RefundRequests requests;
  @Autowired RefundExecution execution;
  @Autowired Subscriptions subscriptions;
  @Autowired Buyer.Market market;
  @Autowired UserEraser eraser;
  @Autowired MongoOperations mongo;

  private final Person ada = Person.user();
  private final Person admin = Person.admin();
  private final TestPurchase bought = new TestPurchase(Objects.requireNonNull(ada.userId()));
  private final String refundId = "re_" + bought.invoiceId;

  @BeforeEach
  void paid() {
    StripeServer.reset();
    onGet(AT_STRIPE, StripeJson.list());
    bought.byCard();
    handle(bought.paid(1));
  }

  @Test
  void approvedRequestIsRefundedAndPublished() {
    String id = requested(1000);
    stripePaysBack(refundId, 1000);

    Answer approved = decide(id, "approve", Map.of("note", "Sorry!")).is(200);

    assertHas(approved, "{status: 'refunded', refundId: '" + refundId + "', note: 'Sorry!'}");
    assertThat(payment().status()).isEqualTo(TransactionStatus.PARTIALLY_REFUNDED);
    assertThat(keys(AT_STRIPE)).containsExactly("refund-" + id);
  }

  @Test
  void rejectedRequestCanBeRepeated() {
    String id = requested(1000);

    decide(id, "reject", Map.of()).is(400, "invalid_request");
    assertHas(decide(id, "reject", Map.of("note", "Used.")).is(200), "{status: 'rejected'}");

    approve(id).is(409, "already_decided");
    assertThat(keys(AT_STRIPE)).isEmpty();
    requested(1000);
  }

  @Test
  void amountIsLimitedToTheRest() {
    ask(2901).is(400, "invalid_request");
    ask(0).is(400, "invalid_request");
    refunds.apply(bought.refund("re_1" + bought.invoiceId, "pending", 2000, "request"));
    ask(901).is(400, "invalid_request");

    assertHas(
        api.post(ada, REFUND, Map.of("transactionId", bought.invoiceId, "reason", "All of it"))
            .is(201),
        "{amount: 900}");
  }

  @Test
  void refundedPaymentIsNotRefundable() {
    refunds.apply(bought.refund("re_1" + bought.invoiceId, "succeeded", 2900, "request"));

    ask(1).is(409, "not_refundable");
  }

  @Test
  void creditOfAPlanChangeIsNotRefunded() {
    String all = requested(2900);
    ObjectNode credit =
        StripeJson.invoice(
            "in_change" + bought.invoiceId,
            "cus_1",
            bought.subscriptionId,
            bought.purchase,
            TestPurchase.BOUGHT.plus(Duration.ofDays(1)));
    credit.put("subtotal", -1000).put("total", -1000).put("amount_due", 0).put("amount_paid", 0);
    ((ObjectNode) credit.at("/lines/data/0")).put("amount", -1000);
    handle(bought.invoice("paid", 2, credit));

    approve(all).is(409, "not_refundable");
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
    String id = requested(1);
    decide(ada, id, "approve", Map.of()).is(403);
    assertThat(api.get(Person.user(), REFUNDS).is(200).body().at("/items")).isEmpty();
    assertThat(api.get(ada, REFUNDS).is(200).body().at("/items")).hasSize(1);
    assertThat(api.get(admin, REFUNDS + "?size=100").is(200).text()).contains(id);
    assertThat(api.get(admin, REFUNDS + "?status=rejected&size=100").is(200).text())
        .doesNotContain(id);
  }

  @Test
  void oneOfConcurrentRequestsIsStored() {
    assertThat(Concurrently.call(12, _ -> ask(1000).status())).containsOnlyOnce(201).contains(409);
  }

  @Test
  void oneOfConcurrentDecisionsWins() {
    String id = requested(1000);
    stripePaysBack(refundId, 1000);

    assertThat(Concurrently.call(12, _ -> approve(id).status()))
        .containsOnlyOnce(200)
        .contains(409);

    assertThat(keys(AT_STRIPE)).hasSize(1);
  }

  @Test
  void refundIsRetriedAfterAnOutage() {
    String id = approvedDuringAnOutage();
    ask(1).is(409, "refund_already_requested");
    stripePaysBack(refundId, 1000);
    Instant later = Instant.now().plus(Duration.ofMinutes(2));

    requests.pending(later).forEach(execution::carryOut);

    assertThat(requests.find(id).orElseThrow().status()).isEqualTo("refunded");
    assertThat(requests.pending(later)).extracting(RefundRequest::id).doesNotContain(id);
  }

  @Test
  void refundRejectedByStripeFails() {
    String id = requested(1000);
    onPost(AT_STRIPE, refusal(400, "invalid_request_error", "charge_already_refunded"));

    assertHas(approve(id).is(200), "{status: 'failed'}");
  }

  @Test
  void refundReturnedByTheBankFails() {
    String id = requested(1000);
    stripePaysBack(refundId, 1000);
    approve(id).is(200);

    handle(bought.updated(bought.refund(refundId, "failed", 1000, id), 99));
    handle(bought.updated(bought.refund(refundId, "succeeded", 1000, id), 98));

    assertThat(requests.find(id).orElseThrow())
        .extracting(RefundRequest::status, RefundRequest::failureReason)
        .containsExactly("failed", "expired_or_canceled_card");
    requested(2900);
  }

  @Test
  void subscriptionEndsOnlyIfRequested() {
    ObjectNode subscription =
        StripeJson.subscription(
            bought.subscriptionId, "cus_1", bought.purchase, TestPurchase.BOUGHT);
    market.has(subscription);
    onDelete(
        "/v1/subscriptions/" + bought.subscriptionId,
        subscription
            .put("status", "canceled")
            .put("ended_at", TestPurchase.BOUGHT.plusSeconds(500).getEpochSecond()));
    stripePaysBack(refundId, 1000);
    approve(requested(1000)).is(200);
    assertThat(subscriptions.find(bought.subscriptionId).filter(Subscription::isLive)).isPresent();

    stripePaysBack(refundId + "2", 500);
    decide(requested(500), "approve", Map.of("endSubscription", true)).is(200);

    assertThat(subscriptions.find(bought.subscriptionId).filter(Subscription::isLive)).isEmpty();
  }

  @Test
  void erasurePaysApprovedRefundsAndDeletesRequests() {
    String id = approvedDuringAnOutage();
    stripePaysBack(refundId, 1000);

    eraser.erase(bought.userId);

    assertThat(requests.find(id)).isEmpty();
    assertThat(payment().amountRefunded()).isEqualTo(1000);
  }

  @Test
  void refundWithoutAPaymentDoesNotPreventErasure() {
    String id = approvedDuringAnOutage();
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

  private String requested(long amount) {
    return ask(amount).is(201).text("/id");
  }

  private String approvedDuringAnOutage() {
    String id = requested(1000);
    onPost(AT_STRIPE, refusal(503, "api_error", "down"));
    assertHas(approve(id).is(200), "{status: 'approved'}");
    return id;
  }

  private Answer approve(String id) {
    return decide(id, "approve", Map.of());
  }

  private Answer decide(String id, String decision, Map<String, ?> body) {
    return decide(admin, id, decision, body);
  }

  private Answer decide(Person person, String id, String decision, Map<String, ?> body) {
    return api.post(person, REFUNDS + "/" + id + "/" + decision, body);
  }

  private void stripePaysBack(String id, long amount) {
    onPost(
        AT_STRIPE,
        StripeJson.refund(
            id,
            bought.intentId,
            bought.invoiceId,
            bought.userId,
            bought.invoiceId + "-1",
            amount,
            TestPurchase.BOUGHT));
  }

  private void handle(StripeEvent event) {
    TestPurchase.handle(handlers, event);
  }

  private Transaction payment() {
    return transactions.find(bought.invoiceId).orElseThrow();
  }
}
