package com.onelastai.billing.transaction;

import com.onelastai.billing.transaction.Transaction.Item;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A transaction in the API. */
record TransactionView(
    @Schema(
            description = "Stripe's id of the invoice, refund, dispute or credit note",
            example = "in_1TbQ2c")
        String transactionId,
    @Nullable String userId,
    @Schema(allowableValues = {"purchase", "renewal", "refund", "dispute", "credit_note"})
        String type,
    @Schema(
            description =
                "Of a dispute: `pending` until the bank decides, `refunded` if it is lost, `void` if"
                    + " it is won")
        TransactionStatus status,
    @Schema(description = "In the currency's minor unit", example = "2900") long amount,
    @Schema(example = "usd") String currency,
    @Schema(description = "For a payment: the refunded amount", example = "0") long amountRefunded,
    @Nullable Item item,
    @Nullable String subscriptionId,
    @Schema(description = "For a payment: the number of its invoice", example = "A-0001")
        @Nullable String number,
    @Schema(description = "For a refund, dispute or credit note: the payment")
        @Nullable String refundOf,
    @Nullable String invoiceUrl,
    @Nullable String receiptUrl,
    Instant createdAt) {

  static TransactionView of(Transaction transaction) {
    Invoice invoice = transaction.invoice();
    return new TransactionView(
        transaction.transactionId(),
        transaction.userId(),
        transaction.type(),
        transaction.status(),
        transaction.amount(),
        transaction.currency(),
        transaction.amountRefunded(),
        transaction.item(),
        transaction.subscriptionId(),
        invoice == null ? null : invoice.number(),
        transaction.refundOf(),
        transaction.invoiceUrl(),
        transaction.receiptUrl(),
        transaction.createdAt());
  }
}
