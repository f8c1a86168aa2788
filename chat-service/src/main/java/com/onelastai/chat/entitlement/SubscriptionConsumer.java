package com.onelastai.chat.entitlement;

import com.onelastai.events.billing.SubscriptionUpdated;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import java.util.List;
import org.springframework.stereotype.Component;

/** Follows the subscriptions; each event holds the whole of one. */
@Component
class SubscriptionConsumer {

  private final Entitlements entitlements;

  SubscriptionConsumer(Entitlements entitlements) {
    this.entitlements = entitlements;
  }

  @EventListener(group = "entitlement", skipErasedUsers = true)
  void on(List<Received<SubscriptionUpdated>> batch) {
    entitlements.apply(batch.stream().map(received -> received.event().subscription()).toList());
  }
}
