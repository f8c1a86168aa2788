package com.onelastai.billing.refund;

import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
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
  private final RefundExecution execution;
  private final Clock clock;

  RefundDecisions(RefundRequests requests, RefundExecution execution, Clock clock) {
    this.requests = requests;
    this.execution = execution;
    this.clock = clock;
  }

  RefundRequest approve(String id, String admin, @Nullable String note, boolean endSubscription) {
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

  private RefundRequest decide(String id, Update decision) {
    RefundRequest decided = requests.decide(id, decision);
    if (decided != null) {
      return decided;
    }
    throw requests
        .find(id)
        .map(known ->
            new ApiException(
                HttpStatus.CONFLICT, "already_decided", "It is decided: " + known.status() + "."))
        .orElseGet(() -> ApiException.notFound("request"));
  }

  private Update decision(String status, String admin, @Nullable String note) {
    return new Update()
        .set("status", status)
        .set("decidedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS))
        .set("decidedBy", admin)
        .set("note", note);
  }
}
