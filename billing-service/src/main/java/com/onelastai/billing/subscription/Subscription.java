package com.onelastai.billing.subscription;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * @param id Stripe's id, equal to {@code stripeSubscriptionId}
 * @param agentId null unless it is for a single agent
 * @param agents the agents that it includes; null for all
 * @param plan the plan's id
 * @param period the word of the period
 * @param price of a period, in the currency's minor unit
 * @param status the word of a {@link SubscriptionStatus}
 * @param expiryDate the end of the paid period or trial, without grace
 * @param accessUntil the end of the access
 * @param autoRenew whether it renews after {@code expiryDate}
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
public record Subscription(
    @Id String id,
    String userId,
    @Nullable String agentId,
    @Nullable List<String> agents,
    String plan,
    String period,
    long price,
    String currency,
    String status,
    Instant startDate,
    Instant expiryDate,
    Instant accessUntil,
    boolean autoRenew,
    @Nullable Instant trialEnd,
    @Nullable Instant endedAt,
    @Nullable String couponCode,
    String stripeSubscriptionId,
    String stripeCustomerId,
    SubscriptionProjection stripe,
    int remindersSent,
    List<Change> history,
    long revision) {

  public static final String COLLECTION = "subscriptions";

  /**
   * @param from the word of a status; null for a new subscription
   * @param cause the cause, such as {@code customer.subscription.updated}
   */
  public record Change(Instant at, @Nullable String from, String to, String cause) {}

  public boolean isLive() {
    return SubscriptionStatus.live().contains(status);
  }

  public boolean is(SubscriptionStatus one) {
    return status.equals(one.word());
  }

  /** Whether it includes this agent. */
  public boolean opens(String agent) {
    return agents == null || agents.contains(agent);
  }

  /** The same subscription after another reminder. */
  Subscription reminded(int number) {
    return SubscriptionBuilder.builder(this).remindersSent(number).revision(revision + 1).build();
  }
}
