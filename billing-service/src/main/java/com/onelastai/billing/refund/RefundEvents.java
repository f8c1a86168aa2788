package com.onelastai.billing.refund;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class RefundEvents implements StripeEventHandler {

  private static final Set<String> TYPES =
      Set.of("refund.created", "refund.updated", "refund.failed");

  private final Refunds refunds;
  private final RefundRequests requests;

  RefundEvents(Refunds refunds, RefundRequests requests) {
    this.refunds = refunds;
    this.requests = requests;
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeRefund refund) {
      Transaction stored = refunds.apply(event, refund);
      if (refund.requestId() != null) {
        requests.follow(refund.requestId(), stored);
      }
    }
  }
}
