package com.onelastai.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.onelastai.billing.test.BillingServiceIT;
import com.onelastai.billing.test.StripeServer;
import com.onelastai.starter.test.WebContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@BillingServiceIT
class WebContractIT extends WebContract {

  /** Without this, its stand-in would refuse what Stripe never refuses, such as a new customer. */
  @BeforeEach
  void stripeIsAway() {
    StripeServer.server()
        .stubFor(any(anyUrl()).willReturn(StripeServer.refusal(503, "api_error", "away")));
  }

  @AfterEach
  void resetStripe() {
    StripeServer.reset();
  }
}
