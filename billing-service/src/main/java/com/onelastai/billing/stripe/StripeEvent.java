package com.onelastai.billing.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event from a webhook.
 *
 * @param createdAt to the second, by Stripe's clock
 * @param object null if this service does not use objects of that type
 */
public record StripeEvent(
    String id, String type, Instant createdAt, @Nullable StripeObject object) {}
