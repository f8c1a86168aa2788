package com.onelastai.chat.entitlement;

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
 * What a user has paid for.
 *
 * @param version grows with each change; 0 if nothing is stored
 * @param subscriptions those that are not over for long
 */
@Document(Entitlements.COLLECTION)
@Expires
public record EntitledUser(
    @Id String userId, long version, List<Entitlement> subscriptions, Instant expiresAt) {

  static EntitledUser unknown(String userId) {
    return new EntitledUser(userId, 0, List.of(), Instant.EPOCH);
  }

  /** Until when the user may talk to an agent, or might; null if nothing is known that opens it. */
  public @Nullable Instant until(String agentId) {
    return subscriptions.stream()
        .filter(subscription -> subscription.opens(agentId))
        .map(Entitlement::accessUntil)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }

  /**
   * The same with what is told of subscriptions, in whatever order and however often.
   *
   * @param kept how long one is remembered that is over
   * @return this one if nothing of it is new
   */
  EntitledUser with(List<Entitlement> told, Instant now, Duration kept) {
    Map<String, Entitlement> known = new LinkedHashMap<>();
    subscriptions.forEach(subscription -> known.put(subscription.subscriptionId(), subscription));
    Map<String, Entitlement> latest = new LinkedHashMap<>(known);
    told.forEach(next -> latest.merge(next.subscriptionId(), next, EntitledUser::later));
    if (latest.equals(known)) {
      return this;
    }
    Instant last =
        latest.values().stream()
            .map(Entitlement::accessUntil)
            .max(Comparator.naturalOrder())
            .orElseThrow();
    Stream<Entitlement> remembered =
        latest.values().stream()
            .filter(subscription ->
                now.isBefore(subscription.accessUntil().plus(kept))
                    || subscription.accessUntil().equals(last));
    return new EntitledUser(userId, version + 1, remembered.toList(), last.plus(kept));
  }

  private static Entitlement later(Entitlement one, Entitlement other) {
    return other.revision() > one.revision() ? other : one;
  }
}
