package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;

/**
 * How far an invoice has come. It never goes back to an earlier one, so that of two that are told
 * in any order the later here is the one that holds.
 */
enum InvoiceState {
  OPEN(TransactionStatus.PENDING),
  /** Could not be charged, and may be tried again. */
  DECLINED(TransactionStatus.FAILED),
  /** Given up, and may be paid nevertheless. */
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
      default -> eventType.equals(DECLINED_EVENT) ? DECLINED : OPEN;
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
