package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeInvoice;

/**
 * How far an invoice has come. It never goes back to an earlier one, so that of two that are told
 * in any order the later here is the one that holds.
 */
enum InvoiceState {
  OPEN(Status.PENDING),
  /** Could not be charged, and may be tried again. */
  DECLINED(Status.FAILED),
  /** Given up, and may be paid nevertheless. */
  UNCOLLECTIBLE(Status.FAILED),
  VOID(Status.VOID),
  PAID(Status.PAID);

  private final Status status;

  InvoiceState(Status status) {
    this.status = status;
  }

  static InvoiceState of(String eventType, StripeInvoice invoice) {
    return switch (invoice.status()) {
      case "paid" -> PAID;
      case "void" -> VOID;
      case "uncollectible" -> UNCOLLECTIBLE;
      default -> eventType.equals(InvoiceEventHandler.DECLINED) ? DECLINED : OPEN;
    };
  }

  static Status status(int rank, long amount, long refunded) {
    Status status = values()[rank].status;
    if (status != Status.PAID || refunded == 0) {
      return status;
    }
    return refunded < amount ? Status.PARTIALLY_REFUNDED : Status.REFUNDED;
  }
}
