package com.onelastai.billing.checkout;

import com.onelastai.billing.stripe.StripeInvoices;
import com.onelastai.billing.stripe.StripeInvoices.InvoicePayment;
import com.onelastai.billing.stripe.StripeRefunds;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.starter.problem.ApiException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Pays back an agent that was bought at the same time as a plan that includes it. One page is
 * closed before the other is opened, but Stripe does not close a page whose payment is under way.
 */
@Component
class IncludedAgents {

  private static final Logger log = LoggerFactory.getLogger(IncludedAgents.class);

  private static final String CAUSE = "included_in_plan";

  private final Subscriptions subscriptions;
  private final StripeSubscriptions stripe;
  private final StripeInvoices invoices;
  private final StripeRefunds refunds;
  private final PageLifetime lifetime;

  IncludedAgents(
      Subscriptions subscriptions,
      StripeSubscriptions stripe,
      StripeInvoices invoices,
      StripeRefunds refunds,
      PageLifetime lifetime) {
    this.subscriptions = subscriptions;
    this.stripe = stripe;
    this.invoices = invoices;
    this.refunds = refunds;
    this.lifetime = lifetime;
  }

  /**
   * Call it when a page is paid. Of two that are paid at the same time, each stores its own
   * subscription before it looks for the other, so at least one finds both.
   */
  void payBack(String subscriptionId) {
    Subscription sold =
        subscriptions
            .find(subscriptionId)
            .or(() ->
                stripe.find(subscriptionId).flatMap(now -> subscriptions.see(now, "page_paid")))
            .orElse(null);
    if (sold == null || !sold.isLive()) {
      return;
    }
    if (sold.agentId() == null) {
      Instant together = lifetime.startOf(sold.startDate());
      subscriptions.ofUser(sold.userId()).stream()
          .filter(one -> one.isLive() && one.startDate().isAfter(together))
          .filter(one -> isIncluded(one, sold))
          .forEach(this::payBack);
    } else {
      subscriptions
          .live(sold.userId(), null)
          .filter(plan -> isIncluded(sold, plan))
          .ifPresent(_ -> payBack(sold));
    }
  }

  private static boolean isIncluded(Subscription agent, Subscription plan) {
    return agent.agentId() != null && plan.autoRenew() && plan.opens(agent.agentId());
  }

  /** First the money: once the subscription has ended, a repetition stops before it gets here. */
  private void payBack(Subscription agent) {
    String invoiceId = agent.stripe().latest().latestInvoiceId();
    if (invoiceId != null) {
      invoices.payment(invoiceId).ifPresent(paid -> refund(agent, invoiceId, paid));
    }
    subscriptions.end(agent.id(), CAUSE);
  }

  private void refund(Subscription agent, String invoiceId, InvoicePayment paid) {
    try {
      refunds.create(
          CAUSE + "-" + agent.id(),
          invoiceId,
          agent.userId(),
          paid.paymentIntentId(),
          paid.amount());
    } catch (ApiException refused) {
      if (refused.status() != HttpStatus.CONFLICT) {
        throw refused;
      }
      log.error("Subscription {} is not paid back: {}", agent.id(), refused.getMessage());
    }
  }
}
