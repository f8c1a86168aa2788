package com.onelastai.billing.stripe;

import java.time.Instant;

/**
 * An object as Stripe's answer to a call shows it.
 *
 * @param asOf when Stripe answered, to the second and by Stripe's clock, so that it can be compared
 *     with the times of events
 */
public record StripeResponse<T extends StripeObject>(T object, Instant asOf) {}
