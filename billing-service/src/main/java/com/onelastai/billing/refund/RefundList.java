package com.onelastai.billing.refund;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.security.Caller;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;

/** Lists requests: users see their own, admins those of everybody in one status. */
@Service
class RefundList {

  private static final NewestFirst<RefundRequest> OF_USER = by("userId");
  private static final NewestFirst<RefundRequest> OF_STATUS = by("status");

  private final MongoOperations mongo;

  RefundList(MongoOperations mongo) {
    this.mongo = mongo;
  }

  Listing<RefundRequestView> page(
      Caller caller, @Nullable String status, @Nullable String after, int size) {
    String address = RefundController.LIST;
    Listing<RefundRequest> page =
        caller.isAdmin()
            ? OF_STATUS.read(
                mongo,
                Objects.requireNonNullElse(status, RefundRequest.REQUESTED),
                address,
                after,
                size)
            : OF_USER.read(
                mongo, caller.userId(), query -> narrow(query, status), address, after, size);
    return page.map(RefundRequestView::of).with("status", status);
  }

  private static void narrow(Query query, @Nullable String status) {
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
  }

  private static NewestFirst<RefundRequest> by(String owner) {
    return new NewestFirst<>(
        RefundRequest.COLLECTION,
        RefundRequest.class,
        owner,
        "createdAt",
        RefundRequest::createdAt,
        RefundRequest::id);
  }
}
