package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.transaction.Transaction.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * The state of an invoice at some time.
 *
 * @param userId null if the user is erased; the payment stays in the books
 */
record PaymentSnapshot(
    StripeInvoice invoice,
    Purchase purchase,
    InvoiceState state,
    Version seen,
    @Nullable String userId) {

  private static final String CYCLE = "subscription_cycle";

  static PaymentSnapshot of(
      StripeEvent event, StripeInvoice invoice, Purchase purchase, @Nullable String userId) {
    InvoiceState state = InvoiceState.of(event.type(), invoice);
    Version seen = new Version(state.ordinal(), event.createdAt(), event.id());
    return new PaymentSnapshot(invoice, purchase, state, seen, userId);
  }

  /**
   * The update of the stored payment; null if nothing changes.
   *
   * @param before null if the payment is not stored yet
   */
  @Nullable Update on(@Nullable Transaction before, Item item, Seller seller) {
    Update update = new Update();
    if (before == null || seen.compareTo(before.stripeSeen()) > 0) {
      describe(update, before, item, seller);
    }
    if (state == InvoiceState.PAID && isEarlier(before == null ? null : before.paidAt())) {
      update.set("paidAt", seen.at());
    }
    if (state == InvoiceState.DECLINED && isEarlier(before == null ? null : before.failedAt())) {
      update.set("failedAt", seen.at());
    }
    return update.getUpdateObject().isEmpty() ? null : update;
  }

  private void describe(Update update, @Nullable Transaction before, Item item, Seller seller) {
    long refunded = before == null ? 0 : before.amountRefunded();
    Invoice earlier = before == null ? null : before.invoice();
    update
        .set("transactionId", invoice.id())
        .set("subscriptionId", invoice.subscriptionId())
        .set("type", type())
        .set("status", InvoiceState.status(seen.rank(), amount(), refunded))
        .set("amount", amount())
        .set("amountRefunded", refunded)
        .set("currency", invoice.currency())
        .set("item", item)
        .set("createdAt", invoice.createdAt())
        .set(
            "invoice",
            Invoice.of(invoice, earlier == null ? seller : earlier.seller(), userId != null))
        .set("stripeSeen", seen);
    if (userId != null) {
      update.set("userId", userId).set("invoiceUrl", invoice.url());
    }
  }

  private String type() {
    return isRenewal() ? Transaction.RENEWAL : Transaction.PURCHASE;
  }

  boolean isPaidRenewal() {
    return state == InvoiceState.PAID && isRenewal();
  }

  private boolean isRenewal() {
    return invoice.billingReason().equals(CYCLE);
  }

  private long amount() {
    return state == InvoiceState.PAID ? invoice.amountPaid() : invoice.amountDue();
  }

  private boolean isEarlier(@Nullable Instant known) {
    return known == null || seen.at().isBefore(known);
  }

  /**
   * The progress of an invoice. It never goes back, so of two states that arrive in any order, the
   * one declared later here is current.
   */
  enum InvoiceState {
    OPEN(TransactionStatus.PENDING),
    /** The charge failed and may be retried. */
    DECLINED(TransactionStatus.FAILED),
    /** No longer charged, but may still be paid. */
    UNCOLLECTIBLE(TransactionStatus.FAILED),
    VOID(TransactionStatus.VOID),
    PAID(TransactionStatus.PAID);

    static final String DECLINED_EVENT = "invoice.payment_failed";

    private final TransactionStatus status;

    InvoiceState(TransactionStatus status) {
      this.status = status;
    }

    static InvoiceState of(String eventType, StripeInvoice invoice) {
      return switch (invoice.status()) {
        case "paid" -> PAID;
        case "void" -> VOID;
        case "uncollectible" -> UNCOLLECTIBLE;
        default -> invoice.attempted() || eventType.equals(DECLINED_EVENT) ? DECLINED : OPEN;
      };
    }

    static TransactionStatus status(int rank, long amount, long refunded) {
      TransactionStatus status = values()[rank].status;
      if (status != TransactionStatus.PAID || refunded == 0) {
        return status;
      }
      return refunded < amount ? TransactionStatus.PARTIALLY_REFUNDED : TransactionStatus.REFUNDED;
    }
  }
}
