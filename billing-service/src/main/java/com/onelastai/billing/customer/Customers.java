package com.onelastai.billing.customer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeCustomers;
import com.onelastai.billing.stripe.StripeRefusal;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** Which user is which customer at Stripe. */
@Service
@Order(Customers.ERASED_AFTER_PAGES)
public class Customers implements UserDataHolder {

  /** Deleting the customer also ends what the user pays on a page during the erasure. */
  static final int ERASED_AFTER_PAGES = 2;

  @Document("billingcustomers")
  record Customer(
      @Id String userId, @Indexed(unique = true) String stripeCustomerId, Instant createdAt) {}

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
   * Finds the customer, or creates one at Stripe.
   *
   * @throws ApiException 404 for an erased user, whose token may still be valid for a while
   */
  public String require(String userId) {
    return find(userId).orElseGet(() -> create(userId));
  }

  /**
   * Makes a call for the customer. If Stripe does not know the customer any more, as it was deleted
   * there or is one of the test mode, creates it anew and repeats the call.
   */
  public <T> T withCustomer(String userId, Function<String, T> call) {
    String customerId = require(userId);
    try {
      return call.apply(customerId);
    } catch (StripeRefusal refusal) {
      if (!refusal.isUnknownCustomer()) {
        throw refusal;
      }
      return call.apply(replace(userId, customerId));
    }
  }

  private String replace(String userId, String gone) {
    refuseErased(userId);
    String customerId = createAtStripe(userId, gone);
    mongo.updateFirst(
        new Query(where("_id").is(userId).and("stripeCustomerId").is(gone)),
        Update.update("stripeCustomerId", customerId),
        Customer.class);
    refuseErased(userId);
    return require(userId);
  }

  private String createAtStripe(String userId, @Nullable String gone) {
    return stripe.create(userId, claim(userId, "email"), claim(userId, "name"), gone);
  }

  /** The user of a customer; empty if the customer is not ours. */
  public Optional<String> userOf(String customerId) {
    Query customer = new Query(where("stripeCustomerId").is(customerId));
    return Optional.ofNullable(mongo.findOne(customer, Customer.class)).map(Customer::userId);
  }

  /** Also ends the subscriptions at Stripe. */
  @Override
  public void erase(String userId) {
    find(userId).ifPresent(stripe::delete);
    mongo.remove(new Query(where("_id").is(userId)), Customer.class);
  }

  private String create(String userId) {
    refuseErased(userId);
    String customerId = createAtStripe(userId, null);
    try {
      mongo.insert(new Customer(userId, customerId, clock.instant()));
    } catch (DuplicateKeyException concurrent) {
      return find(userId).orElseThrow(() -> concurrent);
    }
    refuseErased(userId);
    return customerId;
  }

  /** Checked before and after the insert: the user may be erased in between. */
  private void refuseErased(String userId) {
    if (!erased.among(Set.of(userId)).isEmpty()) {
      erase(userId);
      throw ApiException.notFound("account");
    }
  }

  /** A claim of the token, unless it is the token of another user, such as an admin. */
  private static @Nullable String claim(String userId, String name) {
    return SecurityContextHolder.getContext().getAuthentication()
                instanceof JwtAuthenticationToken token
            && userId.equals(token.getToken().getSubject())
        ? token.getToken().getClaimAsString(name)
        : null;
  }
}
