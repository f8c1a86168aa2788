package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A line below the table.
 *
 * @param main whether it is emphasized
 */
record Sum(String name, long amount, boolean main) {

  static List<Sum> of(IssuedInvoice issued) {
    Invoice invoice = issued.invoice();
    List<Sum> sums = new ArrayList<>();
    sums.add(new Sum("Subtotal", invoice.subtotal(), false));
    if (invoice.discount() != 0) {
      sums.add(new Sum("Discount", -invoice.discount(), false));
    }
    sums.add(new Sum("Tax", invoice.tax(), false));
    sums.add(new Sum("Total", invoice.total(), true));
    if (invoice.total() < 0) {
      sums.add(new Sum("Kept as credit for later invoices", -invoice.total(), false));
    } else if (invoice.due() != invoice.total()) {
      sums.add(new Sum("Earlier credit", invoice.due() - invoice.total(), false));
    }
    addPayment(issued, sums);
    return sums;
  }

  private static void addPayment(IssuedInvoice issued, List<Sum> sums) {
    Transaction payment = issued.payment();
    Instant paidAt = payment.paidAt();
    if (!payment.isPaid() || paidAt == null) {
      sums.add(new Sum("Amount due", payment.status().equals("void") ? 0 : payment.amount(), true));
      return;
    }
    sums.add(new Sum("Paid on " + Days.of(paidAt), payment.amount(), false));
    issued.refunds().stream()
        .filter(Transaction::isCarriedOut)
        .forEach(refund ->
            sums.add(
                new Sum("Refunded on " + Days.of(refund.createdAt()), -refund.amount(), false)));
    sums.add(new Sum("Amount due", 0, true));
  }
}
