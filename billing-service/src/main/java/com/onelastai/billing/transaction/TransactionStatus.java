package com.onelastai.billing.transaction;

import java.util.Locale;

/** The status of a payment or a refund. */
public enum TransactionStatus {
  PENDING,
  PAID,
  FAILED,
  /** A payment that was refunded completely, or a refund that succeeded. */
  REFUNDED,
  PARTIALLY_REFUNDED,
  VOID;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
