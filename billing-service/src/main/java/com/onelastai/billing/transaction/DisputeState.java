package com.onelastai.billing.transaction;

import com.onelastai.starter.enums.SnakeCaseEnum;

/**
 * The progress of a dispute. Of two states that arrive in any order, the one declared later here is
 * current: an inquiry can become a dispute, and a lost dispute can still be won.
 */
public enum DisputeState implements SnakeCaseEnum {
  /** The bank asks; nothing is withdrawn. */
  INQUIRY(TransactionStatus.PENDING),
  INQUIRY_CLOSED(TransactionStatus.VOID),
  /** The amount is withdrawn until the bank decides. */
  OPEN(TransactionStatus.PENDING),
  LOST(TransactionStatus.REFUNDED),
  WON(TransactionStatus.VOID);

  private final TransactionStatus status;

  DisputeState(TransactionStatus status) {
    this.status = status;
  }

  TransactionStatus status() {
    return status;
  }

  /** Whether the amount is with the cardholder. */
  public boolean takes() {
    return this == OPEN || this == LOST;
  }

  static DisputeState of(String status) {
    return switch (status) {
      case "lost" -> LOST;
      case "won", "prevented" -> WON;
      case "warning_closed" -> INQUIRY_CLOSED;
      default -> status.startsWith("warning_") ? INQUIRY : OPEN;
    };
  }
}
