package com.onelastai.billing.transaction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.outbox.OutboxTemplate;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Lists the transactions of a user. */
@Service
class TransactionList {

  static final String ADDRESS = "/api/billing/transactions";

  private static final NewestFirst<Transaction> OF_USER =
      new NewestFirst<>(
          Transaction.COLLECTION,
          Transaction.class,
          "userId",
          "createdAt",
          Transaction::createdAt,
          Transaction::id);

  private final MongoOperations mongo;

  TransactionList(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Listing<TransactionView> page(
      Caller caller, TransactionFilter filter, @Nullable String after, int size) {
    String owner = owner(caller, filter);
    return filter.keepIn(
        OF_USER
            .read(mongo, owner, query -> narrow(query, filter), ADDRESS, after, size)
            .map(TransactionView::of));
  }

  /** All of them, read bit by bit; to be closed. */
  Stream<TransactionView> all(Caller caller, TransactionFilter filter) {
    Query query =
        new Query(where("userId").is(owner(caller, filter)))
            .with(Sort.by(Sort.Direction.DESC, "createdAt", "_id"));
    narrow(query, filter);
    return mongo.stream(query, Transaction.class).map(TransactionView::of);
  }

  private static void narrow(Query query, TransactionFilter filter) {
    filter.narrow(query);
    query
        .fields()
        .exclude("invoice.lines", "invoice.buyer", "invoice.seller", OutboxTemplate.FIELD);
  }

  private static String owner(Caller caller, TransactionFilter filter) {
    String owner = filter.userId() == null ? caller.userId() : filter.userId();
    if (!caller.mayReach(owner)) {
      throw ApiException.notFound("user");
    }
    return owner;
  }
}
