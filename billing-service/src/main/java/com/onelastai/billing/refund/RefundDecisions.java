package com.onelastai.billing.refund;

import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What admins decide: each request once, and the first decision stands. */
@Service
class RefundDecisions {

  private static final Logger log = LoggerFactory.getLogger(RefundDecisions.class);

  private final RefundRequests requests;
  private final Transactions transactions;
  private final Refundable refundable;
  private final RefundExecution execution;
  private final Clock clock;

  RefundDecisions(
      RefundRequests requests,
      Transactions transactions,
      Refundable refundable,
      RefundExecution execution,
      Clock clock) {
    this.requests = requests;
    this.transactions = transactions;
    this.refundable = refundable;
    this.execution = execution;
    this.clock = clock;
  }

  RefundRequest approve(String id, String admin, @Nullable String note, boolean endSubscription) {
    requireLeft(id);
    RefundRequest approved =
        decide(
            id,
            decision(RefundRequest.APPROVED, admin, note)
                .set("endSubscription", endSubscription)
                .set("toCarryOut", true));
    try {
      execution.carryOut(approved);
    } catch (RuntimeException failure) {
      // Decided it is: the sweep carries it out.
      log.warn("Refund {} is tried again: {}", id, failure.getMessage());
    }
    return requests.find(id).orElse(approved);
  }

  RefundRequest reject(String id, String admin, String note) {
    return decide(id, decision(RefundRequest.REJECTED, admin, note));
  }

  /** It may have become less since it was asked for, as by a change of plan. */
  private void requireLeft(String id) {
    boolean tooMuch =
        requests.find(id).filter(request -> request.amount() > left(request)).isPresent();
    // Looked at last: whoever approves it meanwhile makes it less, too.
    if (tooMuch
        && requests
            .find(id)
            .filter(now -> now.status().equals(RefundRequest.REQUESTED))
            .isPresent()) {
      throw new ApiException(
          HttpStatus.CONFLICT, "not_refundable", "Less of the payment is left than this amount.");
    }
  }

  private long left(RefundRequest request) {
    return transactions.find(request.transactionId()).map(refundable::of).orElse(0L);
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
}
