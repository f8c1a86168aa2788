package com.onelastai.billing.stripe;

import java.time.Instant;

/**
 * An object from Stripe's response to a call.
 *
 * @param asOf the time of the response, in seconds by Stripe's clock, so that it can be compared
 *     with the times of events
 */
public record StripeResponse<T extends StripeObject>(T object, Instant asOf) {}
