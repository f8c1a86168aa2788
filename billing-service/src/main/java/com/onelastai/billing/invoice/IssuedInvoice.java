package com.onelastai.billing.invoice;

import com.onelastai.billing.stripe.StripeInvoice.Line;
import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.TransactionStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * An invoice with its payment and refunds.
 *
 * @param refunds of the payment, the oldest first
 * @param creditNotes of the invoice, the oldest first
 */
record IssuedInvoice(
    Transaction payment,
    Invoice invoice,
    List<Transaction> refunds,
    List<Transaction> creditNotes) {

  /** Its number, or the payment's id while Stripe has given it none. */
  String number() {
    String number = invoice.number();
    return number == null ? payment.id() : number;
  }

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
        case PAID -> "Paid";
        case REFUNDED -> "Refunded";
        case PARTIALLY_REFUNDED -> "Paid, refunded in part";
        case VOID -> "Void";
        default -> "Not paid";
      };
    }
  }

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
      if (invoice.taxOnTop() != 0 || invoice.tax() == 0) {
        sums.add(new Sum("Tax", invoice.taxOnTop(), false));
      }
      sums.add(new Sum("Total", invoice.total(), true));
      if (invoice.taxInside() != 0) {
        sums.add(new Sum("Tax included in the total", invoice.taxInside(), false));
      }
      addBalance(invoice, sums);
      addPayment(issued, sums);
      return sums;
    }

    private static void addBalance(Invoice invoice, List<Sum> sums) {
      if (invoice.total() < 0) {
        sums.add(new Sum("Kept as credit for later invoices", -invoice.total(), false));
      }
      if (invoice.takenOffByCreditNotes() != 0) {
        sums.add(new Sum("Credit notes", -invoice.takenOffByCreditNotes(), false));
      }
      if (invoice.earlierCredit() != 0) {
        sums.add(new Sum("Earlier credit", -invoice.earlierCredit(), false));
      }
      long carriedOver = invoice.carriedOver();
      if (carriedOver > 0) {
        sums.add(new Sum("Carried over to the next invoice", -carriedOver, false));
      } else if (carriedOver < 0) {
        sums.add(new Sum("Carried over from earlier invoices", -carriedOver, false));
      }
    }

    private static void addPayment(IssuedInvoice issued, List<Sum> sums) {
      Transaction payment = issued.payment();
      Instant paidAt = payment.paidAt();
      if (!payment.isPaid() || paidAt == null) {
        sums.add(
            new Sum(
                "Amount due",
                payment.status() == TransactionStatus.VOID ? 0 : payment.amount(),
                true));
        return;
      }
      sums.add(new Sum("Paid on " + Days.of(paidAt), payment.amount(), false));
      issued.refunds().stream()
          .filter(Transaction::isCarriedOut)
          .forEach(refund ->
              sums.add(
                  new Sum("Refunded on " + Days.of(refund.createdAt()), -refund.amount(), false)));
      issued.creditNotes().stream()
          .filter(note -> note.takenBack() > 0)
          .forEach(note ->
              sums.add(
                  new Sum("Credited on " + Days.of(note.createdAt()), -note.takenBack(), false)));
      sums.add(new Sum("Amount due", 0, true));
    }
  }

  /** Formats days in UTC. */
  static final class Days {

    private static final DateTimeFormatter LONG = format("d MMMM uuuu");
    private static final DateTimeFormatter SHORT = format("d MMM uuuu");

    private Days() {}

    static String of(Instant time) {
      return LONG.format(time);
    }

    static String span(Instant from, Instant to) {
      return SHORT.format(from) + " – " + SHORT.format(to);
    }

    private static DateTimeFormatter format(String pattern) {
      return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
  }
}
