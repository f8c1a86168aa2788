package com.onelastai.billing.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.param.InvoicePaymentListParams;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeInvoices {

  private final StripeCalls calls;

  StripeInvoices(StripeCalls calls) {
    this.calls = calls;
  }

  /** Empty if the invoice was not paid by card, or is unknown to Stripe. */
  public Optional<InvoicePayment> payment(String invoiceId) {
    var params =
        InvoicePaymentListParams.builder()
            .setInvoice(invoiceId)
            .setStatus(InvoicePaymentListParams.Status.PAID)
            .addExpand("data.payment.payment_intent.latest_charge")
            .build();
    try {
      return calls.query(stripe -> stripe.invoicePayments().list(params)).getData().stream()
          .flatMap(paid -> Optional.ofNullable(paid.getPayment().getPaymentIntentObject()).stream())
          .map(StripeInvoices::payment)
          .findFirst();
    } catch (StripeRefusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Retries the charge of an open invoice. Throws 402 if it is declined or there is no card. */
  public void pay(String invoiceId) {
    try {
      calls.execute((stripe, options) -> stripe.invoices().pay(invoiceId, options));
    } catch (StripeRefusal e) {
      Invoice invoice = calls.query(stripe -> stripe.invoices().retrieve(invoiceId));
      if (!"paid".equals(invoice.getStatus())) {
        throw e.lacksPaymentMethod() ? StripeFailures.noPaymentMethod(e) : e;
      }
    }
  }

  private static InvoicePayment payment(PaymentIntent intent) {
    Charge charge = intent.getLatestChargeObject();
    return new InvoicePayment(intent.getId(), charge == null ? null : charge.getReceiptUrl());
  }

  /** How an invoice was paid. */
  public record InvoicePayment(String paymentIntentId, @Nullable String receiptUrl) {}
}
