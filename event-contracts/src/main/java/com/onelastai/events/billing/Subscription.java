package com.onelastai.events.billing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as it is after what an event tells.
 *
 * @param revision grows with each change; a consumer that knows a higher one ignores this
 * @param userId who may use what it opens
 * @param planId such as {@code pro}; {@code agent} for one agent alone
 * @param agentId null unless it is for one agent alone
 * @param agents the agents that it opens; null if all
 * @param period daily, weekly, monthly or yearly
 * @param price of a period
 * @param accessUntil when access ends if nothing else comes; in the past once it has ended
 */
public record Subscription(
    String subscriptionId,
    long revision,
    String userId,
    String planId,
    @Nullable String agentId,
    @Nullable List<String> agents,
    String period,
    long price,
    String currency,
    Instant accessUntil) {}
