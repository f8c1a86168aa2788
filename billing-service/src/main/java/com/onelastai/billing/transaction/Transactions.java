package com.onelastai.billing.transaction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.work.OptimisticRetry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The collection {@code transactions}. */
@Repository
public class Transactions implements UserDataHolder {

  private static final int ATTEMPTS = 20;
  private static final String REVISION = "revision";

  private final MongoOperations mongo;
  private final ErasedUsers erased;

  Transactions(MongoOperations mongo, ErasedUsers erased) {
    this.mongo = mongo;
    this.erased = erased;
  }

  public Optional<Transaction> find(String id) {
    return Optional.ofNullable(mongo.findById(id, Transaction.class));
  }

  /**
   * Refunds, disputes and credit notes of a payment, also those that are linked only by Stripe's
   * payment.
   */
  public List<Transaction> takenOf(Transaction payment) {
    Criteria named = where("refundOf").is(payment.id());
    String intent = payment.paymentIntentId();
    Criteria criteria =
        intent == null
            ? named
            : new Criteria().orOperator(named, where("paymentIntentId").is(intent));
    Query query = new Query(criteria).addCriteria(where("type").in(Transaction.BACK));
    return mongo.find(query, Transaction.class);
  }

  /** The payments of a subscription. */
  List<Transaction> ofSubscription(@Nullable String userId, @Nullable String subscriptionId) {
    Criteria payments =
        where("userId")
            .is(userId)
            .and("subscriptionId")
            .is(subscriptionId)
            .and("type")
            .nin(Transaction.BACK);
    return mongo.find(new Query(payments), Transaction.class);
  }

  /** The payment with this payment intent. */
  Optional<Transaction> paidBy(String paymentIntentId) {
    Query query =
        new Query(where("paymentIntentId").is(paymentIntentId))
            .addCriteria(where("type").nin(Transaction.BACK));
    return Optional.ofNullable(mongo.findOne(query, Transaction.class));
  }

  /**
   * Updates a transaction, or inserts it; if another writer was first, reads it and tries again.
   *
   * @param change returns null to change nothing
   * @return the stored transaction; null if there is none
   */
  @Nullable Transaction change(
      String id, Function<@Nullable Transaction, @Nullable Update> change) {
    return OptimisticRetry.retry(
        ATTEMPTS,
        () -> {
          Transaction before = mongo.findById(id, Transaction.class);
          Update wanted = change.apply(before);
          if (wanted == null) {
            return before;
          }
          write(id, before, wanted);
          return Objects.requireNonNull(mongo.findById(id, Transaction.class));
        });
  }

  /**
   * Links what goes back of a payment to it and adds the refunds up. Call it after each change of
   * either: whichever is stored last finds the other. Does nothing if the payment is not stored
   * yet.
   */
  void settle(String paymentId) {
    find(paymentId)
        .ifPresent(payment -> takenOf(payment).forEach(refund -> link(refund.id(), payment)));
    change(paymentId, this::sumRefunds);
  }

  private void link(String refundId, Transaction payment) {
    change(refundId, refund -> refund == null ? null : RefundSnapshot.link(refund, payment));
  }

  /** Reads the refunds after the payment, so that a concurrent change fails the revision check. */
  private @Nullable Update sumRefunds(@Nullable Transaction payment) {
    if (payment == null) {
      return null;
    }
    long refunded =
        takenOf(payment).stream()
            .filter(Transaction::isCarriedOut)
            .mapToLong(Transaction::amount)
            .sum();
    if (refunded == payment.amountRefunded()) {
      return null;
    }
    TransactionStatus status =
        PaymentSnapshot.InvoiceState.status(
            payment.stripeSeen().rank(), payment.amount(), refunded);
    return new Update().set("amountRefunded", refunded).set("status", status);
  }

  private void write(String id, @Nullable Transaction before, Update change) {
    Update update = change.inc(REVISION, 1L);
    if (before == null) {
      Query none = new Query(where("_id").is(id).and(REVISION).exists(false));
      mongo.upsert(none, update, Transaction.class);
    } else {
      Query same = new Query(where("_id").is(id).and(REVISION).is(before.revision()));
      OptimisticRetry.require(
          mongo.updateFirst(same, update, Transaction.class).getMatchedCount() > 0, id);
    }
  }

  /**
   * Anonymizes transactions, which must be kept for the books. Also removes the links to Stripe's
   * pages, which name the buyer.
   */
  @Override
  public void erase(String userId) {
    Update nobody =
        new Update()
            .unset("userId")
            .unset("invoice.buyer")
            .unset("invoiceUrl")
            .unset("receiptUrl")
            .inc(REVISION, 1L);
    mongo.updateMulti(new Query(where("userId").is(userId)), nobody, Transaction.class);
  }

  /** The user, or null if they are erased. */
  @Nullable String unlessErased(@Nullable String userId) {
    return userId == null || erased.among(Set.of(userId)).isEmpty() ? userId : null;
  }

  /** The user may have been erased between our check and the write; erase again. */
  void eraseAgainIfErased(@Nullable String userId) {
    if (userId != null && unlessErased(userId) == null) {
      erase(userId);
    }
  }
}
