package com.onelastai.billing.transaction;

import com.onelastai.billing.agent.Agent;
import com.onelastai.billing.agent.AgentReadModel;
import com.onelastai.billing.plan.Plan;
import com.onelastai.billing.plan.Plans;
import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.stripe.StripeInvoices;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.webhook.StripeEventHandler;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.Set;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Stores payments, paid and failed, from Stripe's invoices. */
@Service
class Payments implements StripeEventHandler {

  private final Transactions transactions;
  private final StripeInvoices invoices;
  private final Subscriptions subscriptions;
  private final Plans plans;
  private final AgentReadModel agents;
  private final Seller seller;
  private final Counter foreign;

  Payments(
      Transactions transactions,
      StripeInvoices invoices,
      Subscriptions subscriptions,
      Plans plans,
      AgentReadModel agents,
      Seller seller,
      MeterRegistry meters) {
    this.transactions = transactions;
    this.invoices = invoices;
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.agents = agents;
    this.seller = seller;
    this.foreign = meters.counter("billing.invoices.foreign");
  }

  @Override
  public Set<String> types() {
    return Set.of(
        "invoice.finalized",
        "invoice.updated",
        "invoice.paid",
        PaymentSnapshot.InvoiceState.DECLINED_EVENT,
        "invoice.voided",
        "invoice.marked_uncollectible");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeInvoice invoice && !invoice.isDraft()) {
      apply(event, invoice);
    }
  }

  private void apply(StripeEvent event, StripeInvoice invoice) {
    Purchase purchase = subscriptions.purchase(invoice.subscriptionId(), invoice.purchase());
    if (purchase == null) {
      foreign.increment();
      return;
    }
    String userId = transactions.unlessErased(purchase.userId());
    PaymentSnapshot snapshot = PaymentSnapshot.of(event, invoice, purchase, userId);
    publishRenewal(snapshot);
    Item item = item(purchase);
    Transaction payment =
        Objects.requireNonNull(
            transactions.change(invoice.id(), before -> snapshot.on(before, item, seller)));
    // Also without a change: an earlier attempt may have crashed before this step.
    if (payment.isPaid() && payment.amount() > 0 && payment.paymentIntentId() == null) {
      addPaymentIntent(payment.id(), userId != null);
    }
    transactions.settle(payment.id());
    transactions.eraseAgainIfErased(payment.userId());
  }

  /** Before the payment is stored: after a crash, it is rather published twice than never. */
  private void publishRenewal(PaymentSnapshot snapshot) {
    String subscriptionId = snapshot.invoice().subscriptionId();
    if (snapshot.isPaidRenewal()
        && subscriptionId != null
        && transactions.find(snapshot.invoice().id()).filter(Transaction::isPaid).isEmpty()) {
      subscriptions.renewed(subscriptionId);
    }
  }

  private void addPaymentIntent(String id, boolean withReceipt) {
    invoices
        .payment(id)
        .ifPresent(paid -> {
          Update update = new Update().set("paymentIntentId", paid.paymentIntentId());
          if (withReceipt && paid.receiptUrl() != null) {
            update.set("receiptUrl", paid.receiptUrl());
          }
          transactions.change(id, before -> update);
        });
  }

  private Item item(Purchase purchase) {
    String agentId = purchase.agentId();
    String name =
        agentId == null
            ? plans.find(purchase.planId()).map(Plan::name).orElse(purchase.planId())
            : agents.find(agentId).map(Agent::name).orElse(agentId);
    return new Item(purchase.planId(), agentId, purchase.period(), name);
  }
}
