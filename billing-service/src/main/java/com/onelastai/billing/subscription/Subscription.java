package com.onelastai.billing.subscription;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * @param id Stripe's, as is {@code stripeSubscriptionId}
 * @param agentId null unless it is for one agent alone
 * @param agents the agents that it opens; null if all
 * @param plan the plan's id
 * @param period the word of the period
 * @param price of a period, in the currency's minor unit
 * @param status the word of a {@link SubscriptionStatus}
 * @param expiryDate until when it is paid (or tried), not counting any grace
 * @param accessUntil until when it opens what it is for
 * @param autoRenew whether it goes on after {@code expiryDate}
 * @param couponCode that it was bought with; null if none was used
 * @param stripe what all of the above follows from
 * @param remindersSent how often the user was told that the period is not paid
 * @param history its changes, the oldest first; the latest 200
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
   * @param from the word of a status; null if it began
   * @param cause what made it so, such as {@code customer.subscription.updated}
   */
  public record Change(Instant at, @Nullable String from, String to, String cause) {}

  public boolean isLive() {
    return SubscriptionStatus.live().contains(status);
  }

  public boolean is(SubscriptionStatus one) {
    return status.equals(one.word());
  }

  /** Whether it is for this agent, among others perhaps. */
  public boolean opens(String agent) {
    return agents == null || agents.contains(agent);
  }

  /** The same when the user was told once more that it is not paid. */
  Subscription reminded(int number) {
    return SubscriptionBuilder.builder(this).remindersSent(number).revision(revision + 1).build();
  }
}
