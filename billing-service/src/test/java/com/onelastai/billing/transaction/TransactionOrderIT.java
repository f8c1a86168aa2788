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

  private final TestPurchase told = new TestPurchase(UUID.randomUUID().toString());
  private final String asked = "re_asked" + told.invoiceId;
  private final String byHand = "re_hand" + told.invoiceId;

  @BeforeEach
  void stripe() {
    told.byCard();
  }

  @Test
  void whatIsToldInOrderIsKept() {
    story().forEach(this::tell);

    Transaction payment = payment();
    assertThat(payment.status()).isEqualTo("partially_refunded");
    assertThat(payment.amount()).isEqualTo(TestPurchase.PRICE);
    assertThat(payment.amountRefunded()).isEqualTo(1500);
    assertThat(payment.type()).isEqualTo("purchase");
    assertThat(payment.receiptUrl()).isEqualTo("https://receipt.example/1");
    assertThat(payment.item()).isEqualTo(new Item("pro", null, "monthly", "Pro"));
    assertThat(payment.paymentIntentId()).isEqualTo(told.intentId);
    assertThat(payment.paidAt()).isEqualTo(TestPurchase.BOUGHT.plusSeconds(40));
    assertThat(Objects.requireNonNull(payment.invoice()).number()).isEqualTo("A-0001");
    Transaction refund = transactions.find(byHand).orElseThrow();
    assertThat(refund.userId()).isEqualTo(told.userId);
    assertThat(refund.refundOf()).isEqualTo(told.invoiceId);
    assertThat(refund.item()).isEqualTo(payment.item());
    assertThat(refund.status()).isEqualTo("refunded");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyOrderEndsTheSame(long seed) {
    List<StripeEvent> story = story();
    List<StripeEvent> shuffled = new ArrayList<>(story);
    shuffled.addAll(story);
    Collections.shuffle(shuffled, new Random(seed));

    shuffled.forEach(this::tell);
    List<Document> end = stored();

    forget();
    story.forEach(this::tell);
    assertThat(end).isEqualTo(stored());
  }

  @Test
  void refundsKnownBeforeTheirPaymentAreFoundByIt() {
    story().reversed().forEach(this::tell);

    assertThat(payment().amountRefunded()).isEqualTo(1500);
    assertThat(transactions.find(byHand).orElseThrow())
        .extracting(Transaction::userId, Transaction::refundOf)
        .containsExactly(told.userId, told.invoiceId);
  }

  @Test
  void refundThatTheBankSentBackIsNotRevived() {
    tell(told.paid(1));
    tell(told.refund(asked, "succeeded", TestPurchase.PRICE, 5));
    assertThat(payment().status()).isEqualTo("refunded");

    tell(told.refund(asked, "failed", TestPurchase.PRICE, 9));
    tell(told.refund(asked, "succeeded", TestPurchase.PRICE, 12));

    assertThat(payment().status()).isEqualTo("paid");
    assertThat(payment().amountRefunded()).isZero();
    assertThat(transactions.find(asked).orElseThrow())
        .extracting(Transaction::status, Transaction::failureReason)
        .containsExactly("failed", "expired_or_canceled_card");
  }

  @Test
  void nothingThatWasPaidIsOpenOrVoidAgain() {
    tell(told.paid(1));
    tell(told.finalized());
    tell(told.declined(7));
    tell(told.voided(9));

    assertThat(payment().status()).isEqualTo("paid");
  }

  @Test
  void trialIsPaidWithNothing() {
    StripeEvent trial =
        told.event(
            "invoice.paid", 1, told.invoice("paid", 0, 0, told.invoice("paid", 0).purchase()));

    tell(trial);

    assertThat(payment())
        .extracting(Transaction::status, Transaction::amount)
        .containsExactly("paid", 0L);
  }

  @Test
  void whatWeDidNotSellIsNotKept() {
    tell(told.event("invoice.paid", 1, told.invoice("paid", 5, 5, null)));

    assertThat(transactions.find(told.invoiceId)).isEmpty();
  }

  @Test
  void renewalsAreKnown() {
    TestPurchase renewal = new TestPurchase(told.userId, "subscription_cycle");

    tell(renewal.paid(1));

    assertThat(transactions.find(renewal.invoiceId).orElseThrow().type()).isEqualTo("renewal");
  }

  private List<StripeEvent> story() {
    return List.of(
        told.finalized(),
        told.declined(0),
        told.declined(20),
        told.paid(40),
        told.refund(asked, "pending", 1000, 60),
        told.refund(asked, "succeeded", 1000, 60),
        told.refundByHand(byHand, "succeeded", 500, 70));
  }

  private void tell(StripeEvent event) {
    handlers.stream()
        .filter(handler -> handler.types().contains(event.type()))
        .forEach(handler -> handler.handle(event));
  }

  private Transaction payment() {
    return transactions.find(told.invoiceId).orElseThrow();
  }

  private List<Document> stored() {
    return List.of(told.invoiceId, asked, byHand).stream()
        .map(id ->
            Objects.requireNonNull(
                mongo.getCollection(Transaction.COLLECTION).find(new Document("_id", id)).first()))
        .map(document -> {
          document.remove("revision");
          // Events are other ones each time the story is told.
          document.get("stripeSeen", Document.class).remove("eventId");
          return document;
        })
        .toList();
  }

  private void forget() {
    List.of(told.invoiceId, asked, byHand)
        .forEach(
            id -> mongo.getCollection(Transaction.COLLECTION).deleteOne(new Document("_id", id)));
  }
}
