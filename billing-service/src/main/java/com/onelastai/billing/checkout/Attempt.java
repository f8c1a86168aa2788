package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.Price;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A charge of which it is not known yet whether it came about: written before Stripe is called,
 * removed when it answered.
 *
 * @param id of the {@link Order}
 * @param key with which Stripe does it once, however often it is asked
 * @param expiresAt when it is forgotten
 */
@Document(Attempt.COLLECTION)
@Expires
record Attempt(
    @Id String id,
    @Indexed String userId,
    String key,
    String customerId,
    Price price,
    Purchase purchase,
    int trialDays,
    Instant expiresAt) {

  static final String COLLECTION = "billingattempts";
}
