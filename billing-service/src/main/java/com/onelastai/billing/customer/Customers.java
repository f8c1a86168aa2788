package com.onelastai.billing.customer;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.billing.stripe.StripeCustomers;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Service;

/** The collection {@code billingcustomers}. */
@Service
public class Customers {

  private final MongoOperations mongo;
  private final StripeCustomers stripe;
  private final Clock clock;

  Customers(MongoOperations mongo, StripeCustomers stripe, Clock clock) {
    this.mongo = mongo;
    this.stripe = stripe;
    this.clock = clock;
  }

  public Optional<String> find(String userId) {
    return Optional.ofNullable(mongo.findById(userId, Customer.class))
        .map(Customer::stripeCustomerId);
  }

  /** Makes one at Stripe if there is none. */
  public String require(String userId) {
    return find(userId).orElseGet(() -> create(userId));
  }

  /** Who this customer is; empty if they are not ours. */
  public Optional<String> userOf(String customerId) {
    Query customer = new Query(where("stripeCustomerId").is(customerId));
    return Optional.ofNullable(mongo.findOne(customer, Customer.class)).map(Customer::userId);
  }

  private String create(String userId) {
    String customerId = stripe.create(userId, claim(userId, "email"), claim(userId, "name"));
    try {
      mongo.insert(
          new Customer(userId, customerId, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
      return customerId;
    } catch (DuplicateKeyException madeMeanwhile) {
      return find(userId).orElseThrow(() -> madeMeanwhile);
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
