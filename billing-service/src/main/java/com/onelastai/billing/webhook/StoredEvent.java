package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeObject;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.stripe.StripeSubscription;
import com.onelastai.starter.index.Expires;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An event of Stripe's, so that it is acted on once. What it says is kept only until then.
 *
 * @param id Stripe's
 * @param createdAt by Stripe's clock
 * @param status received, handled or failed
 * @param attempts how often somebody began to act on it
 * @param nextTry when anybody may; until then it is somebody's. Null if nobody has to any more
 * @param userId whom it is about; null if it is about nobody of ours, or was acted on
 * @param payload as Stripe signed it; null once it was acted on
 * @param expiresAt when Stripe does not tell it again any more
 */
@Document(StoredEvent.COLLECTION)
@Expires
@CompoundIndex(def = "{'nextTry': 1}", sparse = true)
@CompoundIndex(def = "{'userId': 1}", sparse = true)
record StoredEvent(
    @Id String id,
    String type,
    Instant createdAt,
    Instant receivedAt,
    String status,
    int attempts,
    @Nullable Instant nextTry,
    @Nullable String userId,
    @Nullable String payload,
    Instant expiresAt) {

  static final String COLLECTION = "stripeevents";

  static final String RECEIVED = "received";
  static final String HANDLED = "handled";
  static final String FAILED = "failed";

  static StoredEvent received(
      StripeEvent event, String payload, Instant now, Instant nextTry, Instant expiresAt) {
    return new StoredEvent(
        event.id(),
        event.type(),
        event.createdAt(),
        now,
        RECEIVED,
        0,
        nextTry,
        userOf(event.object()),
        payload,
        expiresAt);
  }

  /** One that nobody here acts on. */
  static StoredEvent ignored(StripeEvent event, Instant now, Instant expiresAt) {
    return new StoredEvent(
        event.id(), event.type(), event.createdAt(), now, HANDLED, 0, null, null, null, expiresAt);
  }

  private static @Nullable String userOf(@Nullable StripeObject object) {
    return switch (object) {
      case null -> null;
      case StripeCheckout checkout -> userOf(checkout.purchase());
      case StripeInvoice invoice -> userOf(invoice.purchase());
      case StripeRefund refund -> refund.userId();
      case StripeSubscription subscription -> userOf(subscription.purchase());
    };
  }

  private static @Nullable String userOf(@Nullable Purchase purchase) {
    return purchase == null ? null : purchase.userId();
  }
}
