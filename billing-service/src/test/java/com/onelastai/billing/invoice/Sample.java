package com.onelastai.billing.invoice;

import com.onelastai.billing.stripe.StripeInvoice.Buyer;
import com.onelastai.billing.stripe.StripeInvoice.Line;
import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Seller;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transaction.Version;
import com.onelastai.billing.transaction.TransactionBuilder;
import com.onelastai.billing.transaction.TransactionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice of 29.00 less a discount of 5.00 and with a tax of 4.56. */
final class Sample {

  String buyer = "Ada Example";
  String currency = "usd";
  TransactionStatus status = TransactionStatus.PAID;
  final List<Line> lines = new ArrayList<>();
  long discount = 500;
  long total = 2856;
  long due = 2856;
  @Nullable Long includedTax;
  @Nullable Long creditNotes;
  @Nullable Long balance;
  final List<Transaction> refunds = new ArrayList<>();
  final List<Transaction> notes = new ArrayList<>();

  Sample line(String description, long amount) {
    lines.add(
        new Line(
            description,
            1,
            amount,
            TestPurchase.BOUGHT,
            TestPurchase.BOUGHT.plus(Duration.ofDays(31)),
            null));
    return this;
  }

  Sample refund(long amount) {
    Instant at = TestPurchase.BOUGHT.plus(Duration.ofDays(4));
    refunds.add(
        TransactionBuilder.builder()
            .id("re_1")
            .type(Transaction.REFUND)
            .status(TransactionStatus.REFUNDED)
            .amount(amount)
            .createdAt(at)
            .stripeSeen(new Version(1, at, ""))
            .build());
    return this;
  }

  /** A credit note after the payment. */
  Sample creditNote(long amount, long credited) {
    Instant at = TestPurchase.BOUGHT.plus(Duration.ofDays(5));
    notes.add(
        TransactionBuilder.builder()
            .id("cn_1")
            .type(Transaction.CREDIT_NOTE)
            .status(TransactionStatus.REFUNDED)
            .amount(amount)
            .createdAt(at)
            .creditNote(new Transaction.CreditNote("A-0001-CN-01", credited))
            .stripeSeen(new Version(0, at, ""))
            .build());
    return this;
  }

  IssuedInvoice issued() {
    if (lines.isEmpty()) {
      line("1 × Pro (at $29.00 / month)", 2900);
    }
    Seller seller =
        new Seller(
            "Example Agents Ltd",
            List.of("1 Example Street", "10000 Example City"),
            "XX123456789",
            "billing@example.com");
    Buyer named =
        new Buyer(buyer, "ada@example.com", List.of("12 Long Road", "AB1 2CD Exampleton", "GB"));
    Invoice invoice =
        new Invoice(
            "A-0001",
            lines,
            2900,
            discount,
            456,
            total,
            due,
            seller,
            named,
            includedTax,
            creditNotes,
            balance);
    // The ranks of an open invoice and of a paid one.
    int rank = status == TransactionStatus.PENDING ? 0 : 4;
    Transaction payment =
        TransactionBuilder.builder()
            .id("in_1")
            .type(Transaction.PURCHASE)
            .status(status)
            .amount(due)
            .currency(currency)
            .createdAt(TestPurchase.BOUGHT)
            .paidAt(TestPurchase.BOUGHT)
            .invoice(invoice)
            .stripeSeen(new Version(rank, TestPurchase.BOUGHT, "evt_1"))
            .build();
    return new IssuedInvoice(payment, invoice, refunds, notes);
  }
}
