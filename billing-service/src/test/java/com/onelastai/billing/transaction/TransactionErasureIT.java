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

  private final TestPurchase told = new TestPurchase(UUID.randomUUID().toString()).byCard();
  private final TestPurchase others = new TestPurchase(UUID.randomUUID().toString()).byCard();

  @Test
  void booksStayWithoutThePerson() {
    invoices.handle(told.paid(1));
    refunds.apply(told.refundByHand("re_" + told.userId, "succeeded", 900, 5), refund());
    invoices.handle(others.paid(1));

    eraser.erase(told.userId);
    eraser.erase(told.userId);

    assertBooksOnly();
    assertThat(transactions.find("re_" + told.userId).orElseThrow().userId()).isNull();
    assertThat(transactions.find(others.invoiceId).orElseThrow().userId()).isEqualTo(others.userId);
  }

  @Test
  void whatComesLateIsKeptWithoutThePerson() {
    eraser.erase(told.userId);

    invoices.handle(told.finalized());
    invoices.handle(told.paid(1));
    refunds.apply(told.refundByHand("re_" + told.userId, "succeeded", 900, 5), refund());

    assertBooksOnly();
  }

  private StripeRefund refund() {
    return told.refund("re_" + told.userId, "succeeded", 900, null, null, null);
  }

  private void assertBooksOnly() {
    Transaction payment = transactions.find(told.invoiceId).orElseThrow();
    assertThat(payment.amount()).isEqualTo(TestPurchase.PRICE);
    assertThat(payment.amountRefunded()).isEqualTo(900);
    Document stored =
        Objects.requireNonNull(
            mongo
                .getCollection(Transaction.COLLECTION)
                .find(new Document("_id", told.invoiceId))
                .first());
    assertThat(stored.toJson()).contains("A-0001");
    assertThat(withoutEvents(stored))
        .doesNotContain(told.userId, "Ada Example", "ada@example", "https://");
  }

  /** Events that wait leave within moments. */
  private static String withoutEvents(Document stored) {
    Document copy = new Document(stored);
    copy.remove("outbox");
    return copy.toJson();
  }
}
