package com.onelastai.chat.test;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.billing.SubscriptionSnapshot;
import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.events.billing.SubscriptionUpdated.Cause;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.test.Api.Person;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events of billing-service about subscriptions. */
public final class Subscriptions {

  private Subscriptions() {}

  /**
   * @param agents null if all
   */
  public static SubscriptionSnapshot of(
      String userId,
      String subscriptionId,
      long revision,
      @Nullable List<String> agents,
      Instant accessUntil) {
    return new SubscriptionSnapshot(
        subscriptionId,
        revision,
        userId,
        agents == null ? "pro" : "agent",
        agents == null ? null : agents.getFirst(),
        agents,
        "monthly",
        1_900,
        "usd",
        true,
        accessUntil);
  }

  /** A new subscription of somebody's, activated. */
  public static SubscriptionUpdated activated(
      Person person, @Nullable List<String> agents, Instant accessUntil) {
    String userId = Objects.requireNonNull(person.userId());
    return new SubscriptionUpdated(
        of(userId, "sub_" + UUID.randomUUID(), 1, agents, accessUntil), Cause.ACTIVATED);
  }

  public static void publish(EventPublisher publisher, Instant at, SubscriptionUpdated event) {
    publisher.publish(List.of(new EventEnvelope<>(UUID.randomUUID().toString(), at, event)));
  }
}
