package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeCreditNote;
import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.transaction.Transaction.Version;
import com.onelastai.billing.webhook.StripeEventHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** Stores credit notes from Stripe's events. */
@Service
class CreditNotes implements StripeEventHandler {

  private final Transactions transactions;

  CreditNotes(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Set<String> types() {
    return Set.of("credit_note.created", "credit_note.updated", "credit_note.voided");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeCreditNote note) {
      // Void is final, so it comes after every other state.
      Version seen = new Version(note.issued() ? 0 : 1, event.createdAt(), event.id());
      transactions.change(note.id(), before -> update(before, note, seen));
      transactions.settle(note.invoiceId());
      transactions
          .find(note.id())
          .ifPresent(stored -> transactions.eraseAgainIfErased(stored.userId()));
    }
  }

  private static @Nullable Update update(
      @Nullable Transaction before, StripeCreditNote note, Version seen) {
    if (before != null && seen.compareTo(before.stripeSeen()) <= 0) {
      return null;
    }
    return new Update()
        .set("transactionId", note.id())
        .set("type", Transaction.CREDIT_NOTE)
        .set("status", note.issued() ? TransactionStatus.REFUNDED : TransactionStatus.VOID)
        .set("amount", note.amount())
        .set("amountRefunded", 0L)
        .set("currency", note.currency())
        .set("refundOf", note.invoiceId())
        .set("createdAt", note.createdAt())
        .set("creditNote", new Transaction.CreditNote(note.number(), note.credited()))
        .set("stripeSeen", seen);
  }
}
