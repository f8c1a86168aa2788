package com.onelastai.billing.dispute;

import com.onelastai.billing.stripe.StripeDispute;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.transaction.DisputeState;
import com.onelastai.billing.transaction.Disputes;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Stores disputes, and ends the subscription if the settings say so. */
@Component
class DisputeHandler implements StripeEventHandler {

  /** When a dispute ends the subscription that was paid. */
  enum EndSubscription {
    NEVER,
    OPENED,
    LOST;

    boolean at(DisputeState state) {
      return switch (this) {
        case NEVER -> false;
        case OPENED -> state.takes();
        case LOST -> state == DisputeState.LOST;
      };
    }
  }

  private final Disputes disputes;
  private final Subscriptions subscriptions;
  private final EndSubscription end;

  DisputeHandler(
      Disputes disputes,
      Subscriptions subscriptions,
      @Value("${onelastai.disputes.end-subscription}") EndSubscription end) {
    this.disputes = disputes;
    this.subscriptions = subscriptions;
    this.end = end;
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "charge.dispute.created",
        "charge.dispute.updated",
        "charge.dispute.closed",
        "charge.dispute.funds_withdrawn",
        "charge.dispute.funds_reinstated");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeDispute dispute) {
      Transaction stored = disputes.apply(event, dispute);
      if (stored.dispute() != null && end.at(stored.dispute().state())) {
        subscriptions.end(stored.subscriptionId(), "disputed");
      }
    }
  }
}
