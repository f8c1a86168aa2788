package com.onelastai.billing.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.InvoiceLineItem;
import com.stripe.model.PaymentIntent;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoicePaymentListParams;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class StripeInvoices {

  private static final long MOST = 100;

  /** The states of an invoice that may still be charged, or was given up. */
  private static final Set<String> UNPAID = Set.of("draft", "open", "uncollectible");

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
          .filter(paid -> paid.getPayment().getPaymentIntentObject() != null)
          .map(StripeInvoices::payment)
          .findFirst();
    } catch (StripeRefusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /**
   * From when on the time of a subscription is not paid; the end of its period if only something
   * else is due. Empty if its invoices are unknown.
   */
  public Optional<Instant> unpaidFrom(StripeSubscription subscription) {
    return list(subscription.id())
        .map(invoices ->
            invoices.stream()
                .filter(invoice -> UNPAID.contains(invoice.getStatus()))
                .flatMap(invoice -> invoice.getLines().getData().stream())
                .filter(StripeInvoices::chargesTime)
                .map(line -> Instant.ofEpochSecond(line.getPeriod().getStart()))
                .min(Comparator.naturalOrder())
                .orElse(subscription.periodEnd()));
  }

  /** The newest invoices of a subscription; none if Stripe does not know it. */
  public List<StripeInvoice> ofSubscription(String subscriptionId) {
    return list(subscriptionId).orElse(List.of()).stream()
        .map((Invoice invoice) -> StripeInvoice.of(invoice))
        .toList();
  }

  private Optional<List<Invoice>> list(String subscriptionId) {
    var params = InvoiceListParams.builder().setSubscription(subscriptionId).setLimit(MOST).build();
    try {
      return Optional.of(calls.query(stripe -> stripe.invoices().list(params)).getData());
    } catch (StripeRefusal e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static boolean chargesTime(InvoiceLineItem line) {
    return line.getAmount() > 0
        && line.getParent() != null
        && line.getParent().getSubscriptionItemDetails() != null;
  }

  /**
   * Retries the charge of an open invoice. Throws 402 if it is declined, there is no card, or the
   * buyer must confirm it.
   */
  public void pay(String invoiceId) {
    try {
      calls.execute((stripe, options) -> stripe.invoices().pay(invoiceId, options));
    } catch (ConfirmationRequired e) {
      throw e.at(
          calls.query(stripe -> stripe.invoices().retrieve(invoiceId)).getHostedInvoiceUrl());
    } catch (StripeRefusal e) {
      Invoice invoice = calls.query(stripe -> stripe.invoices().retrieve(invoiceId));
      if (!"paid".equals(invoice.getStatus())) {
        throw e.lacksPaymentMethod() ? StripeFailures.noPaymentMethod(e) : e;
      }
    }
  }

  private static InvoicePayment payment(com.stripe.model.InvoicePayment paid) {
    PaymentIntent intent = paid.getPayment().getPaymentIntentObject();
    Charge charge = intent.getLatestChargeObject();
    return new InvoicePayment(
        intent.getId(),
        Objects.requireNonNullElse(paid.getAmountPaid(), 0L),
        charge == null ? null : charge.getReceiptUrl());
  }

  /** How an invoice was paid. */
  public record InvoicePayment(String paymentIntentId, long amount, @Nullable String receiptUrl) {}
}
