package com.onelastai.billing.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.starter.erasure.UserEraser;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

@BillingServiceIT
class TransactionErasureIT {

  @Autowired Payments invoices;
  @Autowired Refunds refunds;
  @Autowired Transactions transactions;
  @Autowired UserEraser eraser;
  @Autowired MongoOperations mongo;

  private final TestPurchase purchase = new TestPurchase(UUID.randomUUID().toString()).byCard();
  private final StripeRefund refund =
      purchase.refundByHand("re_" + purchase.userId, "succeeded", 900);
  private final TestPurchase others = new TestPurchase(UUID.randomUUID().toString()).byCard();

  @Test
  void erasureAnonymizesTheBooks() {
    invoices.handle(purchase.paid(1));
    refunds.apply(purchase.updated(refund, 5), refund);
    invoices.handle(others.paid(1));

    eraser.erase(purchase.userId);
    eraser.erase(purchase.userId);

    assertBooksOnly();
    assertThat(transactions.find("re_" + purchase.userId).orElseThrow().userId()).isNull();
    assertThat(transactions.find(others.invoiceId).orElseThrow().userId()).isEqualTo(others.userId);
  }

  @Test
  void lateEventsAreStoredAnonymously() {
    eraser.erase(purchase.userId);

    invoices.handle(purchase.finalized());
    invoices.handle(purchase.paid(1));
    refunds.apply(purchase.updated(refund, 5), refund);

    assertBooksOnly();
  }

  private void assertBooksOnly() {
    Transaction payment = transactions.find(purchase.invoiceId).orElseThrow();
    assertThat(payment.amount()).isEqualTo(TestPurchase.PRICE);
    assertThat(payment.amountRefunded()).isEqualTo(900);
    Document stored =
        Objects.requireNonNull(
            mongo.findById(purchase.invoiceId, Document.class, Transaction.COLLECTION));
    assertThat(stored.toJson()).contains("A-0001");
    // Pending events are published and removed within moments.
    stored.remove("outbox");
    assertThat(stored.toJson())
        .doesNotContain(purchase.userId, "Ada Example", "ada@example", "https://");
  }
}
