package com.onelastai.billing.transaction;

import com.onelastai.billing.transaction.Transaction.Item;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Transactions as CSV. */
final class TransactionSheet {

  private static final List<String> HEAD =
      List.of(
          "transactionId",
          "createdAt",
          "type",
          "status",
          "amount",
          "amountRefunded",
          "currency",
          "item",
          "planId",
          "agentId",
          "period",
          "invoiceNumber",
          "refundOf",
          "subscriptionId",
          "invoiceUrl",
          "receiptUrl");

  /** Spreadsheets run a cell that starts with one of these as a formula. */
  private static final String FORMULA = "=+-@\t\r\n";

  private TransactionSheet() {}

  static void write(Stream<TransactionView> transactions, OutputStream out) throws IOException {
    try (transactions;
        CsvWriter csv = CsvWriter.builder().build(out)) {
      csv.writeRecord(HEAD);
      transactions.forEach(transaction -> csv.writeRecord(row(transaction)));
    }
  }

  private static List<String> row(TransactionView transaction) {
    Item item = transaction.item();
    return Stream.of(
            transaction.transactionId(),
            transaction.createdAt().toString(),
            transaction.type(),
            transaction.status().value(),
            Money.decimal(transaction.amount(), transaction.currency()),
            Money.decimal(transaction.amountRefunded(), transaction.currency()),
            transaction.currency().toUpperCase(Locale.ROOT),
            item == null ? null : item.name(),
            item == null ? null : item.planId(),
            item == null ? null : item.agentId(),
            item == null ? null : item.period(),
            transaction.number(),
            transaction.refundOf(),
            transaction.subscriptionId(),
            transaction.invoiceUrl(),
            transaction.receiptUrl())
        .map(TransactionSheet::text)
        .toList();
  }

  private static String text(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    return FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value;
  }
}
