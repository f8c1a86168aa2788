package com.onelastai.billing.refund;

import com.onelastai.billing.stripe.StripeEvent;
import com.onelastai.billing.stripe.StripeRefund;
import com.onelastai.billing.stripe.StripeRefunds;
import com.onelastai.billing.subscription.Subscriptions;
import com.onelastai.billing.transaction.PaidBack;
import com.onelastai.billing.transaction.Refunds;
import com.onelastai.billing.transaction.Transaction;
import com.onelastai.billing.transaction.Transactions;
import com.onelastai.billing.webhook.StripeEventHandler;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.job.ClusterJob;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Carries out approved refunds at Stripe. Every step is idempotent: Stripe makes one refund per
 * request, however often it is called.
 */
@Component
class RefundExecution implements StripeEventHandler, UserDataHolder {

  private static final Logger log = LoggerFactory.getLogger(RefundExecution.class);

  /** The approving request itself still works on younger ones. */
  private static final Duration AGE = Duration.ofMinutes(1);

  private final RefundRequests requests;
  private final Transactions transactions;
  private final PaidBack paidBack;
  private final Refunds refunds;
  private final StripeRefunds stripeRefunds;
  private final Subscriptions subscriptions;
  private final Clock clock;

  RefundExecution(
      RefundRequests requests,
      Transactions transactions,
      PaidBack paidBack,
      Refunds refunds,
      StripeRefunds stripeRefunds,
      Subscriptions subscriptions,
      Clock clock) {
    this.requests = requests;
    this.transactions = transactions;
    this.paidBack = paidBack;
    this.refunds = refunds;
    this.stripeRefunds = stripeRefunds;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  @Override
  public Set<String> types() {
    return Set.of("refund.created", "refund.updated", "refund.failed");
  }

  @Override
  public void handle(StripeEvent event) {
    if (event.object() instanceof StripeRefund refund) {
      Transaction stored = refunds.apply(event, refund);
      if (refund.requestId() != null) {
        requests.follow(refund.requestId(), stored);
      }
    }
  }

  void carryOut(RefundRequest request) {
    boolean paidBack = payBack(request);
    if (paidBack && request.endSubscription()) {
      transactions
          .find(request.transactionId())
          .ifPresent(paid -> subscriptions.end(paid.subscriptionId(), "refunded"));
    }
    requests.carriedOut(request.id());
  }

  /**
   * @return false if it cannot be refunded, now or later
   */
  private boolean payBack(RefundRequest request) {
    Transaction payment = transactions.find(request.transactionId()).orElse(null);
    String paymentIntentId = payment == null ? null : payment.paymentIntentId();
    if (payment == null || paymentIntentId == null) {
      log.error("Refund {} has no payment at Stripe that could be refunded", request.id());
      requests.fail(request.id(), "There is no card payment to refund.");
      return false;
    }
    StripeRefund refund;
    try {
      if (isCreditedSince(request, payment, paymentIntentId)) {
        requests.fail(request.id(), "A change of plan has credited the amount since.");
        return false;
      }
      refund =
          stripeRefunds.create(
              request.id(), payment.id(), request.userId(), paymentIntentId, request.amount());
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

  /**
   * The plan may have changed a moment ago, or since the approval while Stripe was away. A refund
   * for the request of which the response was lost is no credit.
   */
  private boolean isCreditedSince(
      RefundRequest request, Transaction payment, String paymentIntentId) {
    return request.refundId() == null
        && request.amount() > paidBack.leftAtStripe(payment)
        && stripeRefunds.find(request.id(), paymentIntentId).isEmpty();
  }

  /** Carries out approved refunds that a crash, or an outage of Stripe interrupted. */
  @ClusterJob(name = "refunds", every = "${onelastai.refunds.sweep-every}", atMost = "1h")
  void sweep() {
    for (RefundRequest pending : requests.pending(clock.instant().minus(AGE))) {
      try {
        carryOut(pending);
      } catch (RuntimeException failure) {
        log.warn("Refund {} failed and is retried: {}", pending.id(), failure.getMessage());
      }
    }
  }

  /** Pays approved refunds first. Subscriptions end with the customer at Stripe. */
  @Override
  public void erase(String userId) {
    requests.ofUser(userId).stream().filter(RefundRequest::toCarryOut).forEach(this::payBack);
    requests.remove(userId);
  }
}
