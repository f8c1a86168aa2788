package com.onelastai.billing.stripe;

import com.onelastai.starter.problem.ApiException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The bank wants the buyer to confirm the payment. Nothing is paid, and nothing has changed. */
public final class ConfirmationRequired extends ApiException {

  ConfirmationRequired(@Nullable Exception cause) {
    super(
        HttpStatus.PAYMENT_REQUIRED,
        "payment_confirmation_required",
        "Your bank wants you to confirm the payment.",
        cause);
  }

  /**
   * @param url the page at Stripe on which the buyer confirms and pays; null if there is none
   */
  ConfirmationRequired at(@Nullable String url) {
    if (url != null) {
      with("confirmUrl", url);
    }
    return this;
  }
}
