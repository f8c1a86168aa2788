package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.starter.index.Expires;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A user's subscriptions.
 *
 * @param version for optimistic locking; 0 if not stored yet
 * @param subscriptions including those that ended recently
 */
@Document(Entitlements.COLLECTION)
@Expires
public record EntitledUser(
    @Id String userId, long version, List<Entitlement> subscriptions, Instant expiresAt) {

  static EntitledUser unknown(String userId) {
    return new EntitledUser(userId, 0, List.of(), Instant.EPOCH);
  }

  /** When the access to an agent ends or ended; null if there never was any. */
  public @Nullable Instant until(String agentId) {
    return subscriptions.stream()
        .filter(subscription -> subscription.opens(agentId))
        .map(Entitlement::accessUntil)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * Applies updates of subscriptions, idempotently and in any order.
   *
   * @param retention how long an ended subscription is stored
   * @return this instance if nothing changed
   */
  EntitledUser with(List<Entitlement> updates, Instant now, Duration retention) {
    Map<String, Entitlement> latest = new LinkedHashMap<>();
    Stream.concat(subscriptions.stream(), updates.stream())
        .forEach(next -> latest.merge(next.subscriptionId(), next, EntitledUser::later));
    if (List.copyOf(latest.values()).equals(subscriptions)) {
      return this;
    }
    Instant last =
        latest.values().stream()
            .map(Entitlement::accessUntil)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Stream<Entitlement> stored =
        latest.values().stream()
            .filter(subscription ->
                now.isBefore(subscription.accessUntil().plus(retention))
                    || subscription.accessUntil().equals(last));
    return new EntitledUser(userId, version + 1, stored.toList(), last.plus(retention));
  }

  private static Entitlement later(Entitlement one, Entitlement other) {
    return other.revision() > one.revision() ? other : one;
  }

  /**
   * The part of a subscription that gives access to agents.
   *
   * @param revision the highest wins
   * @param agents null if all
   */
  record Entitlement(
      String subscriptionId, long revision, @Nullable List<String> agents, Instant accessUntil) {

    static Entitlement of(SubscriptionSnapshot subscription) {
      return new Entitlement(
          subscription.subscriptionId(),
          subscription.revision(),
          subscription.agents(),
          subscription.accessUntil());
    }

    boolean opens(String agentId) {
      return agents == null || agents.contains(agentId);
    }
  }
}
