package com.onelastai.billing.invoice;

import com.onelastai.billing.stripe.StripeInvoice.Buyer;
import com.onelastai.billing.stripe.StripeInvoice.Line;
import com.onelastai.billing.transaction.Invoice;
import com.onelastai.billing.transaction.Seller;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transaction.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An invoice in the API. Amounts are in the currency's minor unit. */
record InvoiceView(
    @Schema(description = "The id of the transaction", example = "in_1TbQ2c") String id,
    @Schema(example = "A-0001") @Nullable String number,
    @Schema(example = "paid") String status,
    @Schema(allowableValues = {"purchase", "renewal"}) String type,
    @Schema(example = "usd") String currency,
    @Nullable Item item,
    List<Line> lines,
    @Schema(description = "Before discount and tax", example = "2900") long subtotal,
    long discount,
    @Schema(description = "On top of the prices, or inside them") long tax,
    @Schema(description = "The part of the tax that is inside the prices", example = "0")
        long includedTax,
    @Schema(example = "2900") long total,
    @Schema(description = "The amount that was paid or is due", example = "2900") long amount,
    long amountRefunded,
    List<Refund> refunds,
    @Schema(description = "Issued after the invoice was") List<CreditNote> creditNotes,
    Seller seller,
    @Nullable Buyer buyer,
    Instant createdAt,
    @Nullable Instant paidAt,
    @Nullable String invoiceUrl,
    @Nullable String receiptUrl,
    @Schema(description = "The address of the PDF") String pdf) {

  record Refund(String transactionId, long amount, String status, Instant createdAt) {}

  record CreditNote(
      @Schema(example = "cn_1TbQ2c") String transactionId,
      @Schema(example = "A-0001-CN-01") @Nullable String number,
      @Schema(example = "1000") long amount,
      @Schema(description = "The part that became credit for later invoices", example = "1000")
          long credited,
      Instant createdAt) {

    private static CreditNote of(Transaction note) {
      return new CreditNote(
          note.id(),
          note.creditNote() == null ? null : note.creditNote().number(),
          note.amount(),
          note.takenBack(),
          note.createdAt());
    }
  }

  static InvoiceView of(IssuedInvoice issued) {
    Transaction payment = issued.payment();
    Invoice invoice = issued.invoice();
    List<Refund> refunds =
        issued.refunds().stream()
            .map(refund ->
                new Refund(
                    refund.id(), refund.amount(), refund.status().value(), refund.createdAt()))
            .toList();
    return new InvoiceView(
        payment.id(),
        invoice.number(),
        payment.status().value(),
        payment.type(),
        payment.currency(),
        payment.item(),
        invoice.lines(),
        invoice.subtotal(),
        invoice.discount(),
        invoice.tax(),
        invoice.taxInside(),
        invoice.total(),
        payment.amount(),
        payment.amountRefunded(),
        refunds,
        issued.creditNotes().stream().map(CreditNote::of).toList(),
        invoice.seller(),
        invoice.buyer(),
        payment.createdAt(),
        payment.paidAt(),
        payment.invoiceUrl(),
        payment.receiptUrl(),
        InvoiceController.ADDRESS + payment.id() + "/pdf");
  }
}
