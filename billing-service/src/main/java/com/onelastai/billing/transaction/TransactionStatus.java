package com.onelastai.billing.transaction;

import com.onelastai.starter.enums.SnakeCaseEnum;

/** The status of a payment or a refund. */
public enum TransactionStatus implements SnakeCaseEnum {
  PENDING,
  PAID,
  FAILED,
  /** A payment that was refunded completely, or a refund that succeeded. */
  REFUNDED,
  PARTIALLY_REFUNDED,
  VOID
}
