package com.onelastai.billing.subscription;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A subscription, as it is stored and as its owner sees it.
 *
 * @param id Stripe's id, equal to {@code stripeSubscriptionId}
 * @param plan the plan's id
 * @param couponCode the coupon of the purchase; null if none
 * @param stripe the projection from which the fields above are computed
 * @param remindersSent the number of reminders for the unpaid period
 * @param history the latest 200 changes, oldest first
 * @param revision grows with each change
 */
@Document(Subscription.COLLECTION)
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'startDate': -1, '_id': -1}")
@CompoundIndex(name = "expiring", def = "{'status': 1, 'expiryDate': 1}")
@CompoundIndex(name = "closing", def = "{'status': 1, 'accessUntil': 1}")
@RecordBuilder
@Schema(name = "SubscriptionView")
public record Subscription(
    @Id String id,
    String userId,
    @Schema(description = "Null unless it is for a single agent") @Nullable String agentId,
    @Schema(description = "The agents that it includes; null for all agents")
        @Nullable List<String> agents,
    @Schema(example = "pro") String plan,
    @Schema(allowableValues = {"daily", "weekly", "monthly", "yearly"}) String period,
    @Schema(description = "For one period, in the currency's minor unit", example = "2900")
        long price,
    @Schema(example = "usd") String currency,
    SubscriptionStatus status,
    Instant startDate,
    @Schema(description = "The end of the paid period or the trial") Instant expiryDate,
    @Schema(description = "The end of the access") Instant accessUntil,
    @Schema(description = "Whether it renews after `expiryDate`") boolean autoRenew,
    @Nullable Instant trialEnd,
    @Nullable Instant endedAt,
    @Nullable String couponCode,
    String stripeSubscriptionId,
    @JsonIgnore String stripeCustomerId,
    @JsonIgnore SubscriptionProjection stripe,
    @JsonIgnore int remindersSent,
    @Schema(description = "A change of plan that waits for its payment; null if there is none")
        @Nullable PendingChange pendingChange,
    @Schema(description = "Its changes, the oldest first") List<Change> history,
    @JsonIgnore long revision) {

  public static final String COLLECTION = "subscriptions";

  /**
   * @param from null for a new subscription
   * @param cause the cause, such as {@code customer.subscription.updated}
   */
  public record Change(Instant at, @Nullable String from, String to, String cause) {}

  /**
   * @param expiresAt until when it can be paid
   */
  public record PendingChange(
      @Schema(example = "pro") String planId,
      @Schema(example = "monthly") String period,
      Instant expiresAt) {}

  @JsonIgnore
  public boolean isLive() {
    return status.isLive();
  }

  /** Whether the current period is not paid, or not completely. */
  public boolean owesTime() {
    return stripe.owesTime();
  }

  /** Whether it ends at a time that is set at Stripe, be it after further periods. */
  public boolean hasEndSet() {
    return stripe.latest().ends() || stripe.latest().cancelAt() != null;
  }

  /** Whether it includes this agent. */
  public boolean opens(String agent) {
    return agents == null || agents.contains(agent);
  }

  /** The same subscription after a change that it does not show. */
  Subscription next() {
    return SubscriptionBuilder.builder(this).revision(revision + 1).build();
  }

  /** The same subscription after another reminder. */
  Subscription reminded(int number) {
    return SubscriptionBuilder.builder(this).remindersSent(number).revision(revision + 1).build();
  }
}
