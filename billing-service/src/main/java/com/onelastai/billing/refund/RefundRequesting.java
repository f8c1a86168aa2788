package com.onelastai.billing.refund;

import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Takes in what users want back. */
@Service
class RefundRequesting {

  private final Transactions transactions;
  private final Refundable refundable;
  private final RefundRequests requests;
  private final Clock clock;

  RefundRequesting(
      Transactions transactions, Refundable refundable, RefundRequests requests, Clock clock) {
    this.transactions = transactions;
    this.refundable = refundable;
    this.requests = requests;
    this.clock = clock;
  }

  /**
   * @param amount null for all that is left
   */
  RefundRequest request(String userId, String transactionId, @Nullable Long amount, String reason) {
    Transaction payment =
        transactions
            .find(transactionId)
            .filter(found -> userId.equals(found.userId()))
            .orElseThrow(() -> ApiException.notFound("transaction"));
    List<RefundRequest> earlier = requests.ofTransaction(transactionId);
    if (earlier.stream().anyMatch(RefundRequest::isOpen)) {
      throw alreadyRequested();
    }
    RefundRequest request =
        RefundRequest.of(
            transactionId + "-" + (earlier.size() + 1),
            transactionId,
            userId,
            wanted(amount, refundable.of(payment)),
            payment.currency(),
            reason,
            clock.instant());
    if (!requests.insert(request)) {
      throw alreadyRequested();
    }
    return request;
  }

  private static long wanted(@Nullable Long amount, long left) {
    if (left <= 0) {
      throw new ApiException(
          HttpStatus.CONFLICT, "not_refundable", "The whole payment has been refunded.");
    }
    if (amount != null && amount > left) {
      throw ApiException.invalid(
          List.of(
              new FieldProblem(
                  "amount", "too_large", "must not be larger than what is left: " + left)));
    }
    return amount == null ? left : amount;
  }

  private static ApiException alreadyRequested() {
    return new ApiException(
        HttpStatus.CONFLICT,
        "refund_already_requested",
        "A refund of this payment is requested already.");
  }
}
