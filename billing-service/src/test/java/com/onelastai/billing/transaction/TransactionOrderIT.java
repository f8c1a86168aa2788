package com.onelastai.billing.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.webhook.StripeEventHandler;
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

@BillingServiceIT
class TransactionOrderIT {

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

    Transaction payment = payment();
    assertThat(payment.status()).isEqualTo("partially_refunded");
    assertThat(payment.amount()).isEqualTo(TestPurchase.PRICE);
    assertThat(payment.amountRefunded()).isEqualTo(1500);
    assertThat(payment.type()).isEqualTo("purchase");
    assertThat(payment.receiptUrl()).isEqualTo("https://receipt.example/1");
    assertThat(payment.item()).isEqualTo(new Item("pro", null, "monthly", "Pro"));
    assertThat(payment.paymentIntentId()).isEqualTo(sold.intentId);
    assertThat(payment.paidAt()).isEqualTo(TestPurchase.BOUGHT.plusSeconds(40));
    assertThat(Objects.requireNonNull(payment.invoice()).number()).isEqualTo("A-0001");
    Transaction refund = transactions.find(byHand).orElseThrow();
    assertThat(refund.userId()).isEqualTo(sold.userId);
    assertThat(refund.refundOf()).isEqualTo(sold.invoiceId);
    assertThat(refund.item()).isEqualTo(payment.item());
    assertThat(refund.status()).isEqualTo("refunded");
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
    handle(sold.refund(asked, "succeeded", TestPurchase.PRICE, 5));
    assertThat(payment().status()).isEqualTo("refunded");

    handle(sold.refund(asked, "failed", TestPurchase.PRICE, 9));
    handle(sold.refund(asked, "succeeded", TestPurchase.PRICE, 12));

    assertThat(payment().status()).isEqualTo("paid");
    assertThat(payment().amountRefunded()).isZero();
    assertThat(transactions.find(asked).orElseThrow())
        .extracting(Transaction::status, Transaction::failureReason)
        .containsExactly("failed", "expired_or_canceled_card");
  }

  @Test
  void paidInvoiceStaysPaid() {
    handle(sold.paid(1));
    handle(sold.finalized());
    handle(sold.declined(7));
    handle(sold.voided(9));

    assertThat(payment().status()).isEqualTo("paid");
  }

  @Test
  void trialIsPaidWithAnAmountOfZero() {
    StripeEvent trial =
        sold.event(
            "invoice.paid", 1, sold.invoice("paid", 0, 0, sold.invoice("paid", 0).purchase()));

    handle(trial);

    assertThat(payment())
        .extracting(Transaction::status, Transaction::amount)
        .containsExactly("paid", 0L);
  }

  @Test
  void foreignInvoiceIsNotStored() {
    handle(sold.event("invoice.paid", 1, sold.invoice("paid", 5, 5, null)));

    assertThat(transactions.find(sold.invoiceId)).isEmpty();
  }

  @Test
  void renewalsAreRecognized() {
    TestPurchase renewal = new TestPurchase(sold.userId, "subscription_cycle");

    handle(renewal.paid(1));

    assertThat(transactions.find(renewal.invoiceId).orElseThrow().type()).isEqualTo("renewal");
  }

  private List<StripeEvent> history() {
    return List.of(
        sold.finalized(),
        sold.declined(0),
        sold.declined(20),
        sold.paid(40),
        sold.refund(asked, "pending", 1000, 60),
        sold.refund(asked, "succeeded", 1000, 60),
        sold.refundByHand(byHand, "succeeded", 500, 70));
  }

  private void handle(StripeEvent event) {
    handlers.stream()
        .filter(handler -> handler.types().contains(event.type()))
        .forEach(handler -> handler.handle(event));
  }

  private Transaction payment() {
    return transactions.find(sold.invoiceId).orElseThrow();
  }

  private List<Document> stored() {
    return List.of(sold.invoiceId, asked, byHand).stream()
        .map(id ->
            Objects.requireNonNull(
                mongo.getCollection(Transaction.COLLECTION).find(new Document("_id", id)).first()))
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
