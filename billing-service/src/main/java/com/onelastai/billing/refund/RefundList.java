package com.onelastai.billing.refund;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.security.Caller;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Service;
import org.springframework.web.util.UriComponentsBuilder;

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
    return new Listing<>(
        page.items().stream().map(RefundRequestView::of).toList(), next(page.next(), status));
  }

  private static void narrow(Query query, @Nullable String status) {
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
  }

  private static @Nullable String next(@Nullable String next, @Nullable String status) {
    return next == null
        ? null
        : UriComponentsBuilder.fromUriString(next)
            .queryParamIfPresent("status", Optional.ofNullable(status))
            .toUriString();
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
