package com.onelastai.billing.transaction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataHolder;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Anonymizes transactions, which must be kept for the books. */
@Component
class TransactionEraser implements UserDataHolder {

  private final MongoOperations mongo;
  private final ErasedUsers erased;

  TransactionEraser(MongoOperations mongo, ErasedUsers erased) {
    this.mongo = mongo;
    this.erased = erased;
  }

  /** Also removes the links to Stripe's pages, which name the buyer. */
  @Override
  public void erase(String userId) {
    Update nobody =
        new Update()
            .unset("userId")
            .unset("invoice.buyer")
            .unset("invoiceUrl")
            .unset("receiptUrl")
            .inc("revision", 1L);
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
