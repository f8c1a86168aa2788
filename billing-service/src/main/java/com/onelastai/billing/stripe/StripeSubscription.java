package com.onelastai.billing.stripe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * @param status Stripe's word: trialing, active, past_due, unpaid, canceled, incomplete,
 *     incomplete_expired or paused
 * @param itemId of its one item, which a change of plan replaces
 * @param price of a period, in the currency's minor unit, before discounts and tax
 * @param periodEnd until when the current period lasts, paid or not
 * @param trialEnd null if there was no trial
 * @param cancelAtPeriodEnd whether it ends with the period instead of being renewed
 * @param endedAt null while it goes on
 * @param cancellationReason Stripe's word, such as {@code payment_failed}; null if there is none
 * @param latestInvoiceId null if there is none yet
 * @param purchase null if it was not sold by this service
 */
public record StripeSubscription(
    String id,
    String customerId,
    String status,
    String itemId,
    long price,
    String currency,
    Instant startedAt,
    Instant periodStart,
    Instant periodEnd,
    @Nullable Instant trialEnd,
    boolean cancelAtPeriodEnd,
    @Nullable Instant endedAt,
    @Nullable String cancellationReason,
    @Nullable String latestInvoiceId,
    @Nullable Purchase purchase)
    implements StripeObject {}
