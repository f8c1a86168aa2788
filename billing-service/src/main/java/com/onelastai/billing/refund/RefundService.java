package com.onelastai.billing.refund;

import com.onelastai.billing.transaction.PaidBack;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.lock.UserLock;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Users request refunds and admins decide on them; the first decision stands. */
@Service
class RefundService {

  private static final Logger log = LoggerFactory.getLogger(RefundService.class);

  private final RefundRequests requests;
  private final Transactions transactions;
  private final PaidBack paidBack;
  private final RefundExecution execution;
  private final UserLock lock;
  private final Clock clock;

  RefundService(
      RefundRequests requests,
      Transactions transactions,
      PaidBack paidBack,
      RefundExecution execution,
      UserLock lock,
      Clock clock) {
    this.requests = requests;
    this.transactions = transactions;
    this.paidBack = paidBack;
    this.execution = execution;
    this.lock = lock;
    this.clock = clock;
  }

  /**
   * @param amount null to refund everything that can be refunded
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
        RefundRequestBuilder.builder()
            .id(transactionId + "-" + (earlier.size() + 1))
            .transactionId(transactionId)
            .userId(userId)
            .amount(amountOf(amount, paidBack.left(payment)))
            .currency(payment.currency())
            .reason(reason)
            .status(RefundRequest.REQUESTED)
            .createdAt(clock.instant())
            .build();
    if (!requests.insert(request)) {
      throw alreadyRequested();
    }
    return request;
  }

  /** While the user changes the plan, it is unknown what the change credits. */
  RefundRequest approve(String id, String admin, @Nullable String note, boolean endSubscription) {
    String userId =
        requests
            .find(id)
            .map(RefundRequest::userId)
            .orElseThrow(() -> ApiException.notFound("request"));
    return lock.withLock(userId, () -> approveLocked(id, admin, note, endSubscription));
  }

  private RefundRequest approveLocked(
      String id, String admin, @Nullable String note, boolean endSubscription) {
    requireRefundable(id);
    RefundRequest approved =
        decide(
            id,
            decision(RefundRequest.APPROVED, admin, note)
                .set("endSubscription", endSubscription)
                .set("toCarryOut", true));
    try {
      execution.carryOut(approved);
    } catch (RuntimeException failure) {
      // The decision is stored, so the sweep retries the refund.
      log.warn("Refund {} failed and is retried: {}", id, failure.getMessage());
    }
    return requests.find(id).orElse(approved);
  }

  RefundRequest reject(String id, String admin, String note) {
    return decide(id, decision(RefundRequest.REJECTED, admin, note));
  }

  /** A change of plan may have reduced what can be refunded since the request. */
  private void requireRefundable(String id) {
    boolean tooMuch =
        requests.find(id).filter(request -> request.amount() > left(request)).isPresent();
    // Read the request again: an admin who approves it at the same time reduces it as well.
    if (tooMuch
        && requests
            .find(id)
            .filter(now -> now.status().equals(RefundRequest.REQUESTED))
            .isPresent()) {
      throw new ApiException(
          HttpStatus.CONFLICT, "not_refundable", "The amount is larger than what can be refunded.");
    }
  }

  private long left(RefundRequest request) {
    return transactions.find(request.transactionId()).map(paidBack::left).orElse(0L);
  }

  private RefundRequest decide(String id, Update decision) {
    RefundRequest decided = requests.decide(id, decision);
    if (decided != null) {
      return decided;
    }
    throw requests
        .find(id)
        .map(known ->
            new ApiException(
                HttpStatus.CONFLICT,
                "already_decided",
                "The request is already " + known.status() + "."))
        .orElseGet(() -> ApiException.notFound("request"));
  }

  private Update decision(String status, String admin, @Nullable String note) {
    return new Update()
        .set("status", status)
        .set("decidedAt", clock.instant())
        .set("decidedBy", admin)
        .set("note", note);
  }

  private static long amountOf(@Nullable Long amount, long left) {
    if (left <= 0) {
      throw new ApiException(
          HttpStatus.CONFLICT, "not_refundable", "The whole payment has been refunded.");
    }
    if (amount != null && amount > left) {
      throw ApiException.invalid(
          List.of(new FieldProblem("amount", "too_large", "must be at most " + left)));
    }
    return amount == null ? left : amount;
  }

  private static ApiException alreadyRequested() {
    return new ApiException(
        HttpStatus.CONFLICT,
        "refund_already_requested",
        "A refund of this payment has already been requested.");
  }
}
