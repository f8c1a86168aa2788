package com.onelastai.billing.checkout;

import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A page of Stripe's on which somebody may be paying.
 *
 * @param id of the {@link Order}: a new page for the same takes this one's place
 * @param sessionId of the page at Stripe
 * @param couponCode null if no coupon is used
 * @param reservation of a use of the coupon; null if no coupon is used
 * @param expiresAt when it is forgotten, well after the page closed
 */
@Document(Checkout.COLLECTION)
@Expires
record Checkout(
    @Id String id,
    @Indexed String userId,
    @Indexed String sessionId,
    @Nullable String couponCode,
    @Nullable String reservation,
    Instant expiresAt) {

  static final String COLLECTION = "checkouts";
}
