package com.onelastai.billing.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer is asked to pay for.
 *
 * @param discountId of a discount at Stripe; null if there is none
 * @param trialDays 0 if there is no trial
 * @param expiresAt when the page closes; Stripe takes 30 minutes to 24 hours from now
 */
public record NewCheckout(
    String customerId,
    Price price,
    Purchase purchase,
    @Nullable String discountId,
    int trialDays,
    Instant expiresAt,
    String successUrl,
    String cancelUrl) {}
