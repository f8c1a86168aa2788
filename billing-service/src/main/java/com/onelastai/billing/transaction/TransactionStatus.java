package com.onelastai.billing.transaction;

import java.util.Locale;

/** How a transaction stands. */
public enum TransactionStatus {
  PENDING,
  PAID,
  FAILED,
  /** All of a payment went back; or, of a refund: it did. */
  REFUNDED,
  PARTIALLY_REFUNDED,
  VOID;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
