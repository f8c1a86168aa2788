package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeInvoices;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What has gone back of a payment: by refunds, disputes and credit notes, and by the credit that a
 * change of plan gave for unused time. Nothing may go back twice.
 */
@Component
public class PaidBack {

  private final Transactions transactions;
  private final StripeInvoices invoices;

  PaidBack(Transactions transactions, StripeInvoices invoices) {
    this.transactions = transactions;
    this.invoices = invoices;
  }

  /** What is left of a payment; zero or less if nothing can be refunded. */
  public long left(Transaction payment) {
    return left(payment, invoicesBeside(payment));
  }

  private long left(Transaction payment, List<Transaction> payments) {
    if (!payment.isPaid() || payment.paymentIntentId() == null) {
      return 0;
    }
    return payment.amount() - refunded(payment) - credited(payment, payments);
  }

  /** The same, also with the credit of invoices whose webhook has not come yet. */
  public long leftAtStripe(Transaction payment) {
    String subscriptionId = payment.subscriptionId();
    if (subscriptionId == null) {
      return left(payment);
    }
    List<Transaction> stored = invoicesBeside(payment);
    Set<String> known = stored.stream().map(Transaction::id).collect(Collectors.toSet());
    long unknown =
        invoices.ofSubscription(subscriptionId).stream()
            .filter(invoice -> !known.contains(invoice.id()) && !invoice.status().equals("void"))
            .mapToLong(invoice -> credited(invoice.lines(), line -> credits(line, payment)))
            .sum();
    return left(payment, stored) - unknown;
  }

  private static boolean credits(StripeInvoice.Line line, Transaction payment) {
    return line.credit() != null && payment.id().equals(line.credit().invoiceId());
  }

  /**
   * Whether credits of a change of plan would give back what was refunded.
   *
   * @param planned the lines of its invoice
   */
  public boolean wouldGoBackTwice(
      String userId, String subscriptionId, List<StripeInvoice.Line> planned) {
    List<Transaction> payments = transactions.ofSubscription(userId, subscriptionId);
    return payments.stream()
        .anyMatch(payment -> {
          long credit = credited(planned, Credits.in(null, payments).of(payment));
          return credit > 0 && refunded(payment) > 0 && credit > left(payment, payments);
        });
  }

  private List<Transaction> invoicesBeside(Transaction payment) {
    return transactions.ofSubscription(payment.userId(), payment.subscriptionId());
  }

  private long refunded(Transaction payment) {
    return transactions.takenOf(payment).stream().mapToLong(Transaction::takenBack).sum();
  }

  private static long credited(Transaction payment, List<Transaction> payments) {
    return payments.stream()
        .filter(other -> other.status() != TransactionStatus.VOID)
        .mapToLong(other -> credited(other.lines(), Credits.in(other, payments).of(payment)))
        .sum();
  }

  private static long credited(
      List<StripeInvoice.Line> lines, Predicate<StripeInvoice.Line> wanted) {
    return lines.stream().filter(wanted).mapToLong(StripeInvoice.Line::credited).sum();
  }

  /**
   * Which payment a credit is for. Stripe names the invoice; one that was stored before we read
   * that is found by the time that the credit covers.
   *
   * @param invoice the invoice with the credit; null if it is only planned
   */
  private record Credits(@Nullable Transaction invoice, List<Transaction> payments) {

    static Credits in(@Nullable Transaction invoice, List<Transaction> payments) {
      return new Credits(invoice, payments);
    }

    Predicate<StripeInvoice.Line> of(Transaction payment) {
      return line -> line.credited() > 0 && payment.id().equals(paymentOf(line));
    }

    private @Nullable String paymentOf(StripeInvoice.Line line) {
      StripeInvoice.Credit credit = line.credit();
      return credit != null && credit.invoiceId() != null
          ? credit.invoiceId()
          : payments.stream()
              .filter(payment -> isBefore(payment) && charges(payment, line))
              .max(Comparator.comparing(Transaction::createdAt))
              .map(Transaction::id)
              .orElse(null);
    }

    private boolean isBefore(Transaction payment) {
      return invoice == null
          || !payment.id().equals(invoice.id())
              && !payment.createdAt().isAfter(invoice.createdAt());
    }

    private static boolean charges(Transaction payment, StripeInvoice.Line credit) {
      return payment.lines().stream()
          .anyMatch(line ->
              line.amount() > 0
                  && !credit.periodStart().isBefore(line.periodStart())
                  && credit.periodStart().isBefore(line.periodEnd()));
    }
  }
}
