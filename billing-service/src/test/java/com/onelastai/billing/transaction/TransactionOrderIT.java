package com.onelastai.billing.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.Buyer;
import com.onelastai.billing.test.StripeJson;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@BillingServiceIT
class TransactionOrderIT {

  @Autowired Buyer.Market market;
  @Autowired List<StripeEventHandler> handlers;
  @Autowired Transactions transactions;
  @Autowired MongoOperations mongo;

  private final TestPurchase sold = new TestPurchase(UUID.randomUUID().toString());
  private final String asked = "re_asked" + sold.invoiceId;
  private final String byHand = "re_hand" + sold.invoiceId;

  @BeforeEach
  void stripe() {
    sold.byCard();
  }

  @Test
  void eventsInOrderAreStored() {
    history().forEach(this::handle);

    Item item = new Item("pro", null, "monthly", "Pro");
    assertThat(payment())
        .extracting("status", "type", "amount", "amountRefunded", "item", "paymentIntentId")
        .containsExactly(
            TransactionStatus.PARTIALLY_REFUNDED,
            "purchase",
            TestPurchase.PRICE,
            1500L,
            item,
            sold.intentId);
    assertThat(payment())
        .extracting("receiptUrl", "paidAt", "invoice.number")
        .containsExactly(
            "https://receipt.example/1", TestPurchase.BOUGHT.plusSeconds(40), "A-0001");
    assertThat(transactions.find(byHand).orElseThrow())
        .extracting("userId", "refundOf", "item", "status")
        .containsExactly(sold.userId, sold.invoiceId, item, TransactionStatus.REFUNDED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderGivesTheSameState(long seed) {
    List<StripeEvent> history = history();
    List<StripeEvent> shuffled = new ArrayList<>(history);
    shuffled.addAll(history);
    Collections.shuffle(shuffled, new Random(seed));

    shuffled.forEach(this::handle);
    List<Document> end = stored();

    forget();
    history.forEach(this::handle);
    assertThat(end).isEqualTo(stored());
  }

  @Test
  void earlyRefundsAreLinkedToTheirPayment() {
    history().reversed().forEach(this::handle);

    assertThat(payment().amountRefunded()).isEqualTo(1500);
    assertThat(transactions.find(byHand).orElseThrow())
        .extracting(Transaction::userId, Transaction::refundOf)
        .containsExactly(sold.userId, sold.invoiceId);
  }

  @Test
  void returnedRefundStaysFailed() {
    handle(sold.paid(1));
    handle(sold.updated(refund("succeeded", TestPurchase.PRICE), 5));
    assertThat(payment().status().value()).isEqualTo("refunded");

    handle(sold.updated(refund("failed", TestPurchase.PRICE), 9));
    handle(sold.updated(refund("succeeded", TestPurchase.PRICE), 12));

    assertThat(payment().status().value()).isEqualTo("paid");
    assertThat(payment().amountRefunded()).isZero();
    assertThat(transactions.find(asked).orElseThrow())
        .extracting("status", "failureReason")
        .containsExactly(TransactionStatus.FAILED, "expired_or_canceled_card");
  }

  /** A stored subscription says whose an invoice is. */
  @ParameterizedTest
  @ValueSource(strings = {"{}", "{'userId': ''}", "{'userId': 'u', 'planId': 'pro'}"})
  void invoiceWithoutItsMetadataIsKept(String metadata) {
    market.has(
        StripeJson.subscription(
            sold.subscriptionId, "cus_1", sold.purchase, Instant.now().minusSeconds(60)));
    ObjectNode edited = sold.invoice();
    ((ObjectNode) edited.at("/parent/subscription_details"))
        .set("metadata", new JsonMapper().readTree(metadata.replace('\'', '"')));

    handle(sold.invoice("paid", 1, edited));

    assertThat(payment())
        .extracting("userId", "item.planId", "status")
        .containsExactly(sold.userId, "pro", TransactionStatus.PAID);
  }

  @Test
  void paidInvoiceStaysPaid() {
    handle(sold.paid(1));
    handle(sold.finalized());
    handle(sold.declined(7));
    handle(sold.voided(9));

    assertThat(payment().status().value()).isEqualTo("paid");
  }

  /** The credit note came before the payment, and its event before or after the failed charge's. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void creditNoteReducesWhatIsDue(boolean declinedFirst) {
    StripeEvent declined = sold.declined(1);
    StripeEvent credited =
        sold.invoice(
            "updated",
            2,
            sold.invoice()
                .put("status", "open")
                .put("attempted", true)
                .put("amount_due", 2000)
                .put("amount_paid", 0)
                .put("pre_payment_credit_notes_amount", 900));

    handle(sold.finalized());
    List<StripeEvent> order =
        declinedFirst ? List.of(declined, credited) : List.of(credited, declined);
    order.forEach(this::handle);

    assertThat(payment())
        .extracting("status", "amount", "failedAt", "invoice.creditNotes")
        .containsExactly(TransactionStatus.FAILED, 2000L, TestPurchase.BOUGHT.plusSeconds(1), 900L);
  }

  @Test
  void draftIsNotStored() {
    handle(sold.invoice("updated", 1, sold.invoice().put("status", "draft")));

    assertThat(transactions.find(sold.invoiceId)).isEmpty();
  }

  @Test
  void trialIsPaidWithAnAmountOfZero() {
    handle(sold.invoice("paid", 1, sold.invoice().put("amount_due", 0).put("amount_paid", 0)));

    assertThat(payment())
        .extracting("status", "amount")
        .containsExactly(TransactionStatus.PAID, 0L);
  }

  @Test
  void foreignInvoiceIsNotStored() {
    handle(sold.invoice("paid", 1, sold.invoice().putNull("parent")));

    assertThat(transactions.find(sold.invoiceId)).isEmpty();
  }

  @Test
  void renewalsAreRecognized() {
    handle(sold.invoice("paid", 1, sold.invoice().put("billing_reason", "subscription_cycle")));

    assertThat(payment().type()).isEqualTo("renewal");
  }

  private List<StripeEvent> history() {
    return List.of(
        sold.finalized(),
        sold.declined(0),
        sold.declined(20),
        sold.paid(40),
        sold.updated(refund("pending", 1000), 60),
        sold.updated(refund("succeeded", 1000), 60),
        sold.updated(sold.refundByHand(byHand, "succeeded", 500), 70));
  }

  private StripeRefund refund(String status, long amount) {
    return sold.refund(asked, status, amount, "request-" + asked);
  }

  private void handle(StripeEvent event) {
    TestPurchase.handle(handlers, event);
  }

  private Transaction payment() {
    return transactions.find(sold.invoiceId).orElseThrow();
  }

  private List<Document> stored() {
    return List.of(sold.invoiceId, asked, byHand).stream()
        .map(id ->
            Objects.requireNonNull(mongo.findById(id, Document.class, Transaction.COLLECTION)))
        .map(document -> {
          document.remove("revision");
          // The events have new ids in each replay.
          document.get("stripeSeen", Document.class).remove("eventId");
          return document;
        })
        .toList();
  }

  private void forget() {
    List.of(sold.invoiceId, asked, byHand)
        .forEach(
            id -> mongo.getCollection(Transaction.COLLECTION).deleteOne(new Document("_id", id)));
  }
}
