package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.springframework.stereotype.Component;

@Component
class InvoiceEventHandler implements StripeEventHandler {

  static final String DECLINED = "invoice.payment_failed";

  private static final Set<String> TYPES =
      Set.of(
          "invoice.finalized",
          "invoice.paid",
          DECLINED,
          "invoice.voided",
          "invoice.marked_uncollectible");

  private final Payments payments;

  InvoiceEventHandler(Payments payments) {
    this.payments = payments;
  }

  @Override
  public Set<String> types() {
    return TYPES;
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeInvoice invoice) {
      payments.apply(event, invoice);
    }
  }
}
