package com.onelastai.billing.refund;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.transaction.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code refundrequests}. */
@Repository
class RefundRequests {

  private static final FindAndModifyOptions AFTER = FindAndModifyOptions.options().returnNew(true);
  private static final int BATCH = 100;

  private final MongoOperations mongo;

  RefundRequests(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Optional<RefundRequest> find(String id) {
    return Optional.ofNullable(mongo.findById(id, RefundRequest.class));
  }

  List<RefundRequest> ofTransaction(String transactionId) {
    return mongo.find(new Query(where("transactionId").is(transactionId)), RefundRequest.class);
  }

  List<RefundRequest> ofUser(String userId) {
    return mongo.find(new Query(where("userId").is(userId)), RefundRequest.class);
  }

  void remove(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), RefundRequest.class);
  }

  /**
   * @return false if the id exists
   */
  boolean insert(RefundRequest request) {
    try {
      mongo.insert(request);
      return true;
    } catch (DuplicateKeyException another) {
      return false;
    }
  }

  /** Null if it is decided already, or does not exist. */
  @Nullable RefundRequest decide(String id, Update decision) {
    Query undecided = new Query(where("_id").is(id).and("status").is(RefundRequest.REQUESTED));
    return mongo.findAndModify(undecided, decision, AFTER, RefundRequest.class);
  }

  /** Copies the status of the refund; a failed request stays failed. */
  void follow(String id, Transaction refund) {
    Update update = new Update().set("refundId", refund.id());
    switch (refund.status()) {
      case REFUNDED -> update.set("status", RefundRequest.REFUNDED);
      case FAILED, VOID ->
          update.set("status", RefundRequest.FAILED).set("failureReason", refund.failureReason());
      default -> {
        // Still pending.
      }
    }
    Query open =
        new Query(
            where("_id").is(id).and("status").in(RefundRequest.APPROVED, RefundRequest.REFUNDED));
    mongo.updateFirst(open, update, RefundRequest.class);
  }

  void fail(String id, String reason) {
    mongo.updateFirst(
        new Query(where("_id").is(id)),
        new Update().set("status", RefundRequest.FAILED).set("failureReason", reason),
        RefundRequest.class);
  }

  void carriedOut(String id) {
    mongo.updateFirst(
        new Query(where("_id").is(id)), new Update().set("toCarryOut", false), RefundRequest.class);
  }

  /** Requests that were approved before this time and are not completed. */
  List<RefundRequest> pending(Instant before) {
    return mongo.find(
        new Query(where("toCarryOut").is(true).and("decidedAt").lt(before)).limit(BATCH),
        RefundRequest.class);
  }
}
