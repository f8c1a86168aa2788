package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.Purchase;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeInvoice;
import com.onelastai.billing.transaction.Transaction.Item;
import com.onelastai.billing.transaction.Transaction.Seen;
import com.onelastai.billing.transaction.Transactions.Change;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.billing.PaymentFailed;
import com.onelastai.events.billing.PaymentSucceeded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;

/**
 * An invoice as it was at some time.
 *
 * @param userId null if the user is erased: the payment stays in the books, and they do not
 */
record PaymentFact(
    StripeInvoice invoice,
    Purchase purchase,
    InvoiceState state,
    Seen seen,
    @Nullable String userId) {

  private static final String CYCLE = "subscription_cycle";

  static PaymentFact of(
      StripeEvent event, StripeInvoice invoice, Purchase purchase, @Nullable String userId) {
    InvoiceState state = InvoiceState.of(event.type(), invoice);
    Seen seen = new Seen(state.ordinal(), event.createdAt(), event.id());
    return new PaymentFact(invoice, purchase, state, seen, userId);
  }

  /**
   * What it makes of the payment; null if nothing.
   *
   * @param before null if nothing was heard of it
   */
  @Nullable Change on(@Nullable Transaction before, Item item, Seller seller) {
    Update update = new Update();
    List<DomainEvent> events = new ArrayList<>();
    if (before == null || seen.compareTo(before.stripeSeen()) > 0) {
      describe(update, before, item, seller);
    }
    Instant paidAt = before == null ? null : before.paidAt();
    if (state == InvoiceState.PAID && isEarlier(paidAt)) {
      update.set("paidAt", seen.at());
      if (paidAt == null && userId != null && amount() > 0) {
        events.add(succeeded(userId));
      }
    }
    Instant failedAt = before == null ? null : before.failedAt();
    if (state == InvoiceState.DECLINED && isEarlier(failedAt)) {
      update.set("failedAt", seen.at());
      if (failedAt == null && userId != null) {
        events.add(failed(userId));
      }
    }
    return update.getUpdateObject().isEmpty() ? null : new Change(update, events);
  }

  private void describe(Update update, @Nullable Transaction before, Item item, Seller seller) {
    long refunded = before == null ? 0 : before.amountRefunded();
    Invoice earlier = before == null ? null : before.invoice();
    update
        .set("transactionId", invoice.id())
        .set("subscriptionId", invoice.subscriptionId())
        .set("type", type())
        .set("status", InvoiceState.status(seen.rank(), amount(), refunded).word())
        .set("amount", amount())
        .set("amountRefunded", refunded)
        .set("currency", invoice.currency())
        .set("item", item)
        .set("createdAt", invoice.createdAt())
        .set(
            "invoice",
            Invoice.of(invoice, earlier == null ? seller : earlier.seller(), userId != null))
        .set("told", false)
        .set("stripeSeen", seen);
    if (userId != null) {
      update.set("userId", userId).set("invoiceUrl", invoice.url());
    }
  }

  private String type() {
    return invoice.billingReason().equals(CYCLE) ? Transaction.RENEWAL : Transaction.PURCHASE;
  }

  private long amount() {
    return state == InvoiceState.PAID ? invoice.amountPaid() : invoice.amountDue();
  }

  private boolean isEarlier(@Nullable Instant known) {
    return known == null || seen.at().isBefore(known);
  }

  private PaymentSucceeded succeeded(String userId) {
    return new PaymentSucceeded(
        invoice.id(),
        userId,
        invoice.subscriptionId(),
        purchase.planId(),
        purchase.agentId(),
        type(),
        amount(),
        invoice.currency());
  }

  private PaymentFailed failed(String userId) {
    return new PaymentFailed(
        invoice.id(),
        userId,
        invoice.subscriptionId(),
        purchase.planId(),
        purchase.agentId(),
        type(),
        amount(),
        invoice.currency());
  }
}
