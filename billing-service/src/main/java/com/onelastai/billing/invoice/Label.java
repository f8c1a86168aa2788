package com.onelastai.billing.invoice;

import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Invoice.Line;
import com.onelastai.billing.transaction.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A labelled value in the head of an invoice. */
record Label(String name, String text) {

  static List<Label> of(IssuedInvoice issued) {
    Transaction payment = issued.payment();
    Invoice invoice = issued.invoice();
    List<Label> labels = new ArrayList<>();
    labels.add(new Label("Invoice number", issued.number()));
    labels.add(new Label("Date of issue", Days.of(payment.createdAt())));
    if (!invoice.lines().isEmpty()) {
      labels.add(new Label("Period", period(invoice.lines())));
    }
    labels.add(new Label("Status", status(payment)));
    return labels;
  }

  private static String period(List<Line> lines) {
    Instant from =
        lines.stream().map(Line::periodStart).min(Comparator.naturalOrder()).orElseThrow();
    Instant to = lines.stream().map(Line::periodEnd).max(Comparator.naturalOrder()).orElseThrow();
    return Days.span(from, to);
  }

  private static String status(Transaction payment) {
    return switch (payment.status()) {
      case "paid" -> "Paid";
      case "refunded" -> "Refunded";
      case "partially_refunded" -> "Paid, refunded in part";
      case "void" -> "Void";
      default -> "Not paid";
    };
  }
}
