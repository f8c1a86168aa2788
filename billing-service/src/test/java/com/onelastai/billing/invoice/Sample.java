package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Invoice.Buyer;
import com.onelastai.billing.transaction.Invoice.Line;
import com.onelastai.billing.transaction.Seller;
import com.onelastai.billing.transaction.TestPurchase;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.transaction.Transaction.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice of 29.00 less a discount of 5.00 and with a tax of 4.56. */
final class Sample {

  private static final int PAID = 4;
  private static final int OPEN = 0;

  String buyer = "Ada Example";
  String currency = "usd";
  String status = "paid";
  final List<Line> lines = new ArrayList<>();
  final List<Transaction> refunds = new ArrayList<>();

  Sample line(String description, long amount) {
    lines.add(
        new Line(
            description,
            1,
            amount,
            TestPurchase.BOUGHT,
            TestPurchase.BOUGHT.plus(Duration.ofDays(31))));
    return this;
  }

  Sample refund(long amount) {
    Instant at = TestPurchase.BOUGHT.plus(Duration.ofDays(4));
    refunds.add(
        transaction(
            "re_1", Transaction.REFUND, "refunded", amount, new Version(1, at, ""), at, null));
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
    Invoice invoice = new Invoice("A-0001", lines, 2900, 500, 456, 2856, 2856, seller, named);
    Version seen =
        new Version(status.equals("pending") ? OPEN : PAID, TestPurchase.BOUGHT, "evt_1");
    return new IssuedInvoice(
        transaction("in_1", Transaction.PURCHASE, status, 2856, seen, TestPurchase.BOUGHT, invoice),
        invoice,
        refunds);
  }

  private Transaction transaction(
      String id,
      String type,
      String status,
      long amount,
      Version seen,
      Instant at,
      @Nullable Invoice invoice) {
    return new Transaction(
        id,
        id,
        "user",
        "sub_1",
        type,
        status,
        amount,
        currency,
        new Item("pro", null, "monthly", "Pro"),
        at,
        null,
        null,
        null,
        0,
        null,
        at,
        null,
        null,
        invoice,
        seen,
        1);
  }
}
