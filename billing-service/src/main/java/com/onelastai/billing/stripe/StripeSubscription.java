package com.onelastai.billing.stripe;

import com.stripe.model.Subscription;
import com.stripe.model.SubscriptionItem;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * @param status trialing, active, past_due, unpaid, canceled, incomplete, incomplete_expired or
 *     paused
 * @param itemId the id of the item that is the plan, which a change of plan replaces
 * @param price of a period, in the currency's minor unit, before discounts and tax
 * @param periodEnd the end of the current period, paid or not
 * @param trialEnd null if there was no trial
 * @param cancelAtPeriodEnd whether it ends with the period instead of renewing
 * @param endedAt null while it is live
 * @param cancellationReason such as {@code payment_failed}; null if there is none
 * @param latestInvoiceId null before the first invoice
 * @param purchase null if it was not sold by this service
 * @param cancelAt when it ends; null if it continues, and in states stored before it was read
 * @param productId of the plan's item; null in states stored before it was read
 * @param period of the plan's item; null if it is none that we sell, and in older states
 * @param unpaidFrom from when on time is not paid, which Stripe does not say in it: we look at the
 *     invoices; null if nothing is due or we did not look
 * @param pendingChange of the plan, which waits for its payment; null if there is none
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
    @Nullable Purchase purchase,
    @Nullable Instant cancelAt,
    @Nullable String productId,
    @Nullable String period,
    @Nullable Instant unpaidFrom,
    @Nullable PendingChange pendingChange)
    implements StripeObject {

  private static final Map<String, String> PERIODS =
      Map.of("day", "daily", "week", "weekly", "month", "monthly", "year", "yearly");

  static StripeSubscription of(Subscription subscription) {
    SubscriptionItem item = planItem(subscription.getItems().getData());
    Subscription.CancellationDetails cancellation = subscription.getCancellationDetails();
    return new StripeSubscription(
        subscription.getId(),
        subscription.getCustomer(),
        subscription.getStatus(),
        item.getId(),
        priceOf(item),
        subscription.getCurrency(),
        Instant.ofEpochSecond(subscription.getStartDate()),
        Instant.ofEpochSecond(item.getCurrentPeriodStart()),
        Instant.ofEpochSecond(item.getCurrentPeriodEnd()),
        instant(subscription.getTrialEnd()),
        Boolean.TRUE.equals(subscription.getCancelAtPeriodEnd()),
        instant(subscription.getEndedAt()),
        cancellation == null ? null : cancellation.getReason(),
        subscription.getLatestInvoice(),
        Purchase.of(subscription.getMetadata()),
        instant(subscription.getCancelAt()),
        item.getPrice().getProduct(),
        periodOf(item),
        null,
        subscription.getPendingUpdate() == null
            ? null
            : PendingChange.of(subscription.getPendingUpdate()));
  }

  /**
   * Another plan or period, which Stripe starts when it is paid.
   *
   * @param period null if it is none that we sell
   * @param expiresAt when Stripe discards it
   */
  public record PendingChange(String productId, @Nullable String period, Instant expiresAt) {

    private static @Nullable PendingChange of(Subscription.PendingUpdate update) {
      List<SubscriptionItem> items = update.getSubscriptionItems();
      if (items == null || items.isEmpty()) {
        return null;
      }
      SubscriptionItem item = planItem(items);
      return new PendingChange(
          item.getPrice().getProduct(),
          periodOf(item),
          Instant.ofEpochSecond(update.getExpiresAt()));
    }
  }

  /** Whether it ends with the current period, or within it, instead of renewing. */
  public boolean ends() {
    return cancelAtPeriodEnd || cancelAt != null && !cancelAt.isAfter(periodEnd);
  }

  /** The end of the current period, or of the subscription if that is earlier. */
  public Instant periodOrItsEnd() {
    return cancelAt != null && cancelAt.isBefore(periodEnd) ? cancelAt : periodEnd;
  }

  /** Somebody may have added an item at Stripe. */
  private static SubscriptionItem planItem(List<SubscriptionItem> items) {
    return items.stream()
        .filter(item -> SoldProduct.of(item.getPrice().getProduct()) != null)
        .findFirst()
        .orElse(items.getFirst());
  }

  private static long priceOf(SubscriptionItem item) {
    // Null for usage-based prices, which we do not sell.
    BigDecimal unit =
        Objects.requireNonNullElse(item.getPrice().getUnitAmountDecimal(), BigDecimal.ZERO);
    Long whole = item.getPrice().getUnitAmount();
    return (whole == null ? unit : BigDecimal.valueOf(whole))
        .multiply(BigDecimal.valueOf(Objects.requireNonNullElse(item.getQuantity(), 1L)))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private static @Nullable String periodOf(SubscriptionItem item) {
    com.stripe.model.Price.Recurring recurring = item.getPrice().getRecurring();
    return recurring == null || !Objects.equals(recurring.getIntervalCount(), 1L)
        ? null
        : PERIODS.get(recurring.getInterval());
  }

  private static @Nullable Instant instant(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
