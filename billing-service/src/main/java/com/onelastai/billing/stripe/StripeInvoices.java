package com.onelastai.billing.stripe;

import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
public class StripeInvoices {

  /** Empty if it was not paid by card, or Stripe does not know it. */
  public Optional<InvoicePayment> payment(String invoiceId) {
    throw new UnsupportedOperationException();
  }
}
