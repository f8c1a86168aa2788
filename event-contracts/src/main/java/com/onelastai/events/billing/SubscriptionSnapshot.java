package com.onelastai.events.billing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a subscription after a change.
 *
 * @param revision grows with each change; ignore a snapshot with a lower revision than one you know
 * @param userId who may use what the subscription opens
 * @param planId such as {@code pro}; {@code agent} for a single agent
 * @param agentId null unless the subscription is for a single agent
 * @param agents the agents that the subscription opens; null if all
 * @param period daily, weekly, monthly or yearly
 * @param price of one period
 * @param autoRenew whether the subscription continues after the paid period
 * @param accessUntil when access ends unless a later snapshot extends it; in the past once ended
 */
public record SubscriptionSnapshot(
    String subscriptionId,
    long revision,
    String userId,
    String planId,
    @Nullable String agentId,
    @Nullable List<String> agents,
    String period,
    long price,
    String currency,
    boolean autoRenew,
    Instant accessUntil) {}
