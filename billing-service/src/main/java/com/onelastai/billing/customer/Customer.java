package com.onelastai.billing.customer;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user whom Stripe knows.
 *
 * @param userId as Keycloak names them
 * @param stripeCustomerId as Stripe names them
 */
@Document(Customer.COLLECTION)
record Customer(
    @Id String userId, @Indexed(unique = true) String stripeCustomerId, Instant createdAt) {

  static final String COLLECTION = "billingcustomers";
}
