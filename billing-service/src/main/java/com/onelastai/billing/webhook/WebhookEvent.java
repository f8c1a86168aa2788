package com.onelastai.billing.webhook;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeCheckout;
import com.onelastai.billing.stripe.StripeCreditNote;
import com.onelastai.billing.stripe.StripeDispute;
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
 * A Stripe event, stored so that it is processed once. Its payload is removed when that is done.
 *
 * @param id Stripe's
 * @param createdAt by Stripe's clock
 * @param status received, handled or failed
 * @param attempts how often an instance began to process it
 * @param nextTry when the lease or the pause ends; null if it needs no processing any more
 * @param userId the user it concerns; null if there is none or it was processed
 * @param payload as Stripe signed it; null once it was processed
 * @param expiresAt when Stripe no longer delivers it again
 */
@Document(WebhookEvent.COLLECTION)
@Expires
@CompoundIndex(def = "{'nextTry': 1}", sparse = true)
@CompoundIndex(def = "{'userId': 1}", sparse = true)
@CompoundIndex(def = "{'receivedAt': 1}", partialFilter = "{'nextTry': {'$exists': true}}")
record WebhookEvent(
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

  static WebhookEvent received(
      StripeEvent event, String payload, Instant now, Instant nextTry, Instant expiresAt) {
    return new WebhookEvent(
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

  /** An event without a handler. */
  static WebhookEvent ignored(StripeEvent event, Instant now, Instant expiresAt) {
    return new WebhookEvent(
        event.id(), event.type(), event.createdAt(), now, HANDLED, 0, null, null, null, expiresAt);
  }

  private static @Nullable String userOf(@Nullable StripeObject object) {
    return switch (object) {
      case null -> null;
      case StripeCheckout checkout -> userOf(checkout.purchase());
      // They name the payment alone.
      case StripeDispute _, StripeCreditNote _ -> null;
      case StripeInvoice invoice -> userOf(invoice.purchase());
      case StripeRefund refund -> refund.userId();
      case StripeSubscription subscription -> userOf(subscription.purchase());
    };
  }

  private static @Nullable String userOf(@Nullable Purchase purchase) {
    return purchase == null ? null : purchase.userId();
  }
}
