package com.onelastai.billing;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.WebContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@BillingServiceIT
class WebContractIT extends WebContract {

  /** Otherwise the stub would refuse what Stripe never refuses, such as a new customer. */
  @BeforeEach
  void stripeIsAway() {
    StripeServer.isAway();
  }

  @AfterEach
  void resetStripe() {
    StripeServer.reset();
  }
}
