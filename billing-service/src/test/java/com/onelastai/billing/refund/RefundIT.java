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
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.test.Api;
import com.onelastai.starter.test.Api.Answer;
import com.onelastai.starter.test.Api.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
  @Autowired UserLock lock;

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

  /** Also in the second of the payment. Stripe names what it credits; it did not always. */
  @ParameterizedTest
  @CsvSource({"PT0S, true", "PT0S, false", "PT24H, true", "PT24H, false"})
  void creditOfAPlanChangeIsNotRefunded(Duration after, boolean named) {
    String all = requested(2900);
    credit(1000, after, named);

    approve(all).is(409, "not_refundable");
    decide(all, "reject", Map.of("note", "Changed since.")).is(200);
    ask(1901).is(400, "invalid_request");
    ask(1900).is(201);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void creditReducesOnlyThePaymentOfItsPeriod(boolean named) {
    TestPurchase second = new TestPurchase(bought.userId, bought.subscriptionId).byCard();
    Duration month = Duration.ofDays(30);
    handle(second.invoice("paid", 2, second.invoice(TestPurchase.BOUGHT.plus(month))));
    credit(second, 1000, month.plusDays(9), named);

    assertHas(all(bought.invoiceId), "{amount: 2900}");
    assertHas(all(second.invoiceId), "{amount: 1900}");
  }

  /** A change to a third plan credits the second one, not the first one again. */
  @Test
  void timeIsCreditedOnce() {
    credit(1000, Duration.ofDays(9), true);
    TestPurchase changed = new TestPurchase(bought.userId, bought.subscriptionId).byCard();
    Instant day = TestPurchase.BOUGHT.plus(Duration.ofDays(9));
    handle(changed.invoice("paid", 3, changed.invoice(day)));
    credit(changed, 700, Duration.ofDays(20), true);

    assertHas(all(bought.invoiceId), "{amount: 1900}");
    assertHas(all(changed.invoiceId), "{amount: 2200}");
  }

  @Test
  void creditedTaxIsNotRefunded() {
    ObjectNode invoice = change(Duration.ofDays(1));
    ObjectNode line = (ObjectNode) invoice.at("/lines/data/0");
    StripeJson.crediting(invoice, 1000, bought.invoiceId);
    line.putArray("taxes").addObject().put("amount", -190).put("tax_behavior", "exclusive");
    handle(bought.invoice("paid", 2, invoice));

    assertHas(all(bought.invoiceId), "{amount: 1710}");
  }

  /** What was refunded with the note is a refund of its own. */
  @ParameterizedTest
  @CsvSource({"issued, 1000, 0, 1900", "issued, 1000, 400, 2300", "void, 1000, 0, 2900"})
  void creditOfACreditNoteIsNotRefunded(String status, long amount, long refunded, long left) {
    ObjectNode note = StripeJson.creditNote("cn_" + bought.invoiceId, bought.invoiceId, amount);
    note.put("status", status);
    note.putArray("refunds").addObject().put("amount_refunded", refunded);

    handle(bought.creditNote(note));

    assertHas(all(bought.invoiceId), "{amount: " + left + "}");
    assertHas(
        api.get(ada, "/api/billing/transactions?type=credit_note").is(200),
        "{items: [{amount: 1000, refundOf: '%s', item: {planId: 'pro'}}]}"
            .formatted(bought.invoiceId));
    assertHas(
        api.get(ada, "/api/billing/invoices/" + bought.invoiceId).is(200),
        "{creditNotes: [{number: 'A-0001-CN-01', amount: 1000, credited: %d}]}"
            .formatted(2900 - left));
  }

  @Test
  void voidInvoiceCreditsNothing() {
    ObjectNode invoice = StripeJson.crediting(change(Duration.ofDays(1)), 1000, bought.invoiceId);
    handle(bought.invoice("voided", 2, invoice.put("status", "void")));

    assertHas(all(bought.invoiceId), "{amount: 2900}");
  }

  @Test
  void refundIsNotRetriedAfterAChangeOfPlan() {
    String id = approvedDuringAnOutage();
    credit(2000, Duration.ofDays(1), true);
    stripePaysBack(refundId, 1000);

    requests.pending(Instant.now().plus(Duration.ofMinutes(2))).forEach(execution::carryOut);

    assertThat(requests.find(id).orElseThrow().status()).isEqualTo("failed");
    assertThat(payment().amountRefunded()).isZero();
  }

  /** Its webhook has not come yet. */
  @Test
  void creditOfAChangeAMomentAgoIsNotRefunded() {
    ObjectNode invoice = StripeJson.crediting(change(Duration.ofDays(1)), 2000, bought.invoiceId);
    onGet("/v1/invoices", StripeJson.list(bought.invoice(), invoice));
    stripePaysBack(refundId, 1000);

    assertHas(approve(requested(1000)).is(200), "{status: 'failed'}");

    assertThat(keys(AT_STRIPE)).isEmpty();
  }

  @Test
  void refundIsNotApprovedDuringAChangeOfPlan() {
    String id = requested(1000);

    lock.withLock(bought.userId, () -> approve(id).is(409, "change_in_progress"));

    assertHas(api.get(ada, REFUNDS).is(200), "{items: [{status: 'requested'}]}");
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

  /** Its response was lost, and its webhook came after the sweep had read the request. */
  @Test
  void refundThatStripeMadeIsNotTakenForACredit() {
    String id = approvedDuringAnOutage(2900);
    refunds.apply(bought.refund(refundId, "succeeded", 2900, id));
    onGet(AT_STRIPE, StripeJson.list(refund(refundId, id, 2900)));

    requests.pending(Instant.now().plus(Duration.ofMinutes(2))).forEach(execution::carryOut);

    assertThat(requests.find(id).orElseThrow().status()).isEqualTo("refunded");
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

  private void credit(long amount, Duration after, boolean named) {
    credit(bought, amount, after, named);
  }

  /** A change of plan some time after the purchase. */
  private void credit(TestPurchase of, long amount, Duration after, boolean named) {
    ObjectNode invoice = StripeJson.crediting(change(after), amount, named ? of.invoiceId : null);
    handle(of.invoice("paid", 2, invoice));
  }

  private ObjectNode change(Duration after) {
    return StripeJson.invoice(
        "in_change_" + UUID.randomUUID(),
        "cus_1",
        bought.subscriptionId,
        bought.purchase,
        TestPurchase.BOUGHT.plus(after));
  }

  private Answer all(String invoiceId) {
    Map<String, ?> wish = Map.of("transactionId", invoiceId, "reason", "All of it");
    return api.post(ada, REFUND, wish).is(201);
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
    return approvedDuringAnOutage(1000);
  }

  private String approvedDuringAnOutage(long amount) {
    String id = requested(amount);
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
    onPost(AT_STRIPE, refund(id, bought.invoiceId + "-1", amount));
  }

  private ObjectNode refund(String id, String requestId, long amount) {
    return StripeJson.refund(
        id,
        bought.intentId,
        bought.invoiceId,
        bought.userId,
        requestId,
        amount,
        TestPurchase.BOUGHT);
  }

  private void handle(StripeEvent event) {
    TestPurchase.handle(handlers, event);
  }

  private Transaction payment() {
    return transactions.find(bought.invoiceId).orElseThrow();
  }
}
