package com.onelastai.billing.transaction;

import com.onelastai.billing.stripe.StripeDispute;
import com.onelastai.billing.stripe.StripeEvent;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Stores disputes from Stripe's events. */
@Service
public class Disputes {

  private final Transactions transactions;

  Disputes(Transactions transactions) {
    this.transactions = transactions;
  }

  /** Applies an event and returns the stored dispute. */
  public Transaction apply(StripeEvent event, StripeDispute dispute) {
    Transaction stored =
        Objects.requireNonNull(
            transactions.change(dispute.id(), DisputeSnapshot.of(event, dispute)::on));
    paymentOf(stored).ifPresent(payment -> transactions.settle(payment.id()));
    // The payment may have added the user.
    Transaction linked = transactions.find(stored.id()).orElse(stored);
    transactions.eraseAgainIfErased(linked.userId());
    return linked;
  }

  /** Empty if the payment is not stored yet; it is linked when it arrives. */
  private Optional<Transaction> paymentOf(Transaction dispute) {
    return Optional.ofNullable(dispute.paymentIntentId()).flatMap(transactions::paidBy);
  }
}
