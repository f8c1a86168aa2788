package com.onelastai.billing.refund;

import com.onelastai.billing.erasure.HeldForUser;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.stripe.StripeRefunds;
import com.onelastai.billing.stripe.StripeSubscriptions;
import com.onelastai.billing.subscription.Subscription;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Carries out at Stripe what was approved. Each step may be done again: Stripe makes one refund for
 * a request, however often it is asked.
 */
@Component
class RefundExecution implements HeldForUser {

  private static final Logger log = LoggerFactory.getLogger(RefundExecution.class);

  /** What is younger is being carried out by whoever decided it. */
  private static final Duration AGE = Duration.ofMinutes(1);

  private final RefundRequests requests;
  private final Transactions transactions;
  private final Refunds refunds;
  private final StripeRefunds stripeRefunds;
  private final Subscriptions subscriptions;
  private final StripeSubscriptions stripeSubscriptions;
  private final Clock clock;

  RefundExecution(
      RefundRequests requests,
      Transactions transactions,
      Refunds refunds,
      StripeRefunds stripeRefunds,
      Subscriptions subscriptions,
      StripeSubscriptions stripeSubscriptions,
      Clock clock) {
    this.requests = requests;
    this.transactions = transactions;
    this.refunds = refunds;
    this.stripeRefunds = stripeRefunds;
    this.subscriptions = subscriptions;
    this.stripeSubscriptions = stripeSubscriptions;
    this.clock = clock;
  }

  void carryOut(RefundRequest request) {
    boolean paidBack = payBack(request);
    if (paidBack && request.endSubscription()) {
      transactions.find(request.transactionId()).ifPresent(paid -> end(paid.subscriptionId()));
    }
    requests.carriedOut(request.id());
  }

  /**
   * @return false if Stripe does not do it
   */
  private boolean payBack(RefundRequest request) {
    Transaction payment = transactions.find(request.transactionId()).orElseThrow();
    StripeRefund refund;
    try {
      refund =
          stripeRefunds.create(
              request.id(),
              payment.id(),
              request.userId(),
              Objects.requireNonNull(payment.paymentIntentId()),
              request.amount());
    } catch (ApiException refusal) {
      if (refusal.status() != HttpStatus.CONFLICT) {
        throw refusal;
      }
      requests.fail(request.id(), Objects.requireNonNull(refusal.getMessage()));
      return false;
    }
    requests.follow(request.id(), refunds.apply(refund));
    return true;
  }

  private void end(@Nullable String subscriptionId) {
    if (subscriptionId != null
        && subscriptions.find(subscriptionId).filter(Subscription::isLive).isPresent()) {
      subscriptions.apply(stripeSubscriptions.cancelNow(subscriptionId), "refunded");
    }
  }

  /** What was approved and left, as by a crash. */
  @ClusterJob(name = "refunds", every = "${onelastai.refunds.sweep-every}", atMost = "1h")
  void sweep() {
    for (RefundRequest left : requests.left(clock.instant().minus(AGE))) {
      try {
        carryOut(left);
      } catch (RuntimeException failure) {
        log.warn("Refund {} is tried again: {}", left.id(), failure.getMessage());
      }
    }
  }

  /** What was promised is kept first; subscriptions end with the account. */
  @Override
  public void erase(String userId) {
    requests.ofUser(userId).stream().filter(RefundRequest::toCarryOut).forEach(this::payBack);
    requests.remove(userId);
  }
}
