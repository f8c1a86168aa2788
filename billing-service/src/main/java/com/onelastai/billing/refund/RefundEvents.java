package com.onelastai.billing.refund;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class RefundEvents implements StripeEventHandler {

  private static final Set<String> TYPES =
      Set.of("refund.created", "refund.updated", "refund.failed");

  private final Refunds refunds;

  RefundEvents(Refunds refunds) {
    this.refunds = refunds;
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeRefund refund) {
      refunds.apply(event, refund);
    }
  }
}
