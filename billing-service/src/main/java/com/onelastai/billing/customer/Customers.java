package com.onelastai.billing.customer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeCustomers;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** The collection {@code billingcustomers}. */
@Service
@Order(Customers.ERASED_AFTER_PAGES)
public class Customers implements UserDataHolder {

  /** What somebody pays on a page meanwhile ends with the customer. */
  static final int ERASED_AFTER_PAGES = 2;

  private final MongoOperations mongo;
  private final StripeCustomers stripe;
  private final ErasedUsers erased;
  private final Clock clock;

  Customers(MongoOperations mongo, StripeCustomers stripe, ErasedUsers erased, Clock clock) {
    this.mongo = mongo;
    this.stripe = stripe;
    this.erased = erased;
    this.clock = clock;
  }

  public Optional<String> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, Customer.class))
        .map(Customer::stripeCustomerId);
  }

  /**
   * Makes one at Stripe if there is none.
   *
   * @throws ApiException 404 for a user who was erased, whose token may live on for a while
   */
  public String require(String userId) {
    return find(userId).orElseGet(() -> create(userId));
  }

  /** Who this customer is; empty if they are not ours. */
  public Optional<String> userOf(String customerId) {
    Query customer = new Query(where("stripeCustomerId").is(customerId));
    return Optional.ofNullable(mongo.findOne(customer, Customer.class)).map(Customer::userId);
  }

  /** Ends what they have at Stripe, too. */
  @Override
  public void erase(String userId) {
    find(userId).ifPresent(stripe::delete);
    mongo.remove(new Query(where("_id").is(userId)), Customer.class);
  }

  private String create(String userId) {
    refuseErased(userId);
    String customerId = stripe.create(userId, claim(userId, "email"), claim(userId, "name"));
    try {
      mongo.insert(new Customer(userId, customerId, clock.instant()));
    } catch (DuplicateKeyException madeMeanwhile) {
      return find(userId).orElseThrow(() -> madeMeanwhile);
    }
    refuseErased(userId);
    return customerId;
  }

  /** Looked at again when they are written: who is erased meanwhile was not found yet. */
  private void refuseErased(String userId) {
    if (!erased.among(Set.of(userId)).isEmpty()) {
      erase(userId);
      throw ApiException.notFound("account");
    }
  }

  /** What the token says of its owner, who may be somebody else than the user: an admin. */
  private static @Nullable String claim(String userId, String name) {
    return SecurityContextHolder.getContext().getAuthentication()
                instanceof JwtAuthenticationToken token
            && userId.equals(token.getToken().getSubject())
        ? token.getToken().getClaimAsString(name)
        : null;
  }
}
