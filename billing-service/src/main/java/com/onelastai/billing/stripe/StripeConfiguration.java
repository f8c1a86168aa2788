package com.onelastai.billing.stripe;

import com.stripe.StripeClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

  /** Tries once; {@link StripeCalls} decides about more. */
  @Bean
  StripeClient stripeClient(StripeProperties settings) {
    return StripeClient.builder()
        .setApiKey(settings.key())
        .setApiBase(settings.apiBase().toString())
        .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
        .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
        .setMaxNetworkRetries(0)
        .build();
  }
}
