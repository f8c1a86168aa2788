package com.onelastai.billing.stripe;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param status trialing, active, past_due, unpaid, canceled, incomplete, incomplete_expired or
 *     paused
 * @param itemId the id of its only item, which a change of plan replaces
 * @param price of a period, in the currency's minor unit, before discounts and tax
 * @param periodEnd the end of the current period, paid or not
 * @param trialEnd null if there was no trial
 * @param cancelAtPeriodEnd whether it ends with the period instead of renewing
 * @param endedAt null while it is live
 * @param cancellationReason such as {@code payment_failed}; null if there is none
 * @param latestInvoiceId null before the first invoice
 * @param purchase null if it was not sold by this service
 */
@RecordBuilder
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
    implements StripeObject {

  static StripeSubscription of(Subscription subscription) {
    SubscriptionItem item = subscription.getItems().getData().getFirst();
    Subscription.CancellationDetails cancellation = subscription.getCancellationDetails();
    return new StripeSubscription(
        subscription.getId(),
        subscription.getCustomer(),
        subscription.getStatus(),
        item.getId(),
        // Null for usage-based prices, which we do not sell.
        Objects.requireNonNullElse(item.getPrice().getUnitAmount(), 0L),
        subscription.getCurrency(),
        Instant.ofEpochSecond(subscription.getStartDate()),
        Instant.ofEpochSecond(item.getCurrentPeriodStart()),
        Instant.ofEpochSecond(item.getCurrentPeriodEnd()),
        instant(subscription.getTrialEnd()),
        Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()),
        instant(subscription.getEndedAt()),
        cancellation == null ? null : cancellation.getReason(),
        subscription.getLatestInvoice(),
        Purchase.of(subscription.getMetadata()));
  }

  private static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
