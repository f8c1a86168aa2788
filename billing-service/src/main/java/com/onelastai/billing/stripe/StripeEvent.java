package com.onelastai.billing.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that Stripe tells.
 *
 * @param createdAt to the second, by Stripe's clock
 * @param object null if it is of a kind that nobody here follows
 */
public record StripeEvent(
    String id, String type, Instant createdAt, @Nullable StripeObject object) {}
