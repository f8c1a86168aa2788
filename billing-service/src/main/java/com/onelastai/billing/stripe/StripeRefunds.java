package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
public class StripeRefunds {

  private static final long MOST = 100;

  private final StripeCalls calls;

  StripeRefunds(StripeCalls calls) {
    this.calls = calls;
  }

  /**
   * Throws 409 {@code refund_refused} if Stripe refuses it, such as for a refunded payment.
   *
   * @param requestId the refund request; at most one refund is created for it
   */
  public StripeRefund create(
      String requestId, String transactionId, String userId, String paymentIntentId, long amount) {
    var params =
        RefundCreateParams.builder()
            .setPaymentIntent(paymentIntentId)
            .setAmount(amount)
            .putMetadata("transactionId", transactionId)
            .putMetadata("userId", userId)
            .putMetadata("requestId", requestId)
            .build();
    try {
      return find(requestId, paymentIntentId)
          .orElseGet(() ->
              StripeRefund.of(
                  calls.execute(
                      "refund-" + requestId,
                      (stripe, options) -> stripe.refunds().create(params, options))));
    } catch (StripeRefusal e) {
      throw new ApiException(
          HttpStatus.CONFLICT, "refund_refused", "Stripe refused it: " + e.reason(), e);
    }
  }

  /** The refund for a request. Stripe forgets idempotency keys after about a day. */
  public Optional<StripeRefund> find(String requestId, String paymentIntentId) {
    var params =
        RefundListParams.builder().setPaymentIntent(paymentIntentId).setLimit(MOST).build();
    return calls.query(stripe -> stripe.refunds().list(params)).getData().stream()
        .map((Refund refund) -> StripeRefund.of(refund))
        .filter(refund -> requestId.equals(refund.requestId()))
        .findFirst();
  }
}
