package com.onelastai.billing.transaction;

/**
 * How far a refund has come. One that succeeded may still fail, when the buyer's bank sends it
 * back; none goes back to an earlier one.
 */
enum RefundState {
  PENDING(Status.PENDING),
  SUCCEEDED(Status.REFUNDED),
  CANCELED(Status.VOID),
  FAILED(Status.FAILED);

  final Status status;

  RefundState(Status status) {
    this.status = status;
  }

  /**
   * @param word Stripe's
   */
  static RefundState of(String word) {
    return switch (word) {
      case "succeeded" -> SUCCEEDED;
      case "canceled" -> CANCELED;
      case "failed" -> FAILED;
      default -> PENDING;
    };
  }
}
