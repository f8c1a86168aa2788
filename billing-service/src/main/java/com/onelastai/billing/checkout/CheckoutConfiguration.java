package com.onelastai.billing.checkout;

import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CheckoutConfiguration {

  @Bean
  StoredCollection checkoutCollection() {
    return new StoredCollection(Checkout.COLLECTION);
  }

  @Bean
  StoredCollection attemptCollection() {
    return new StoredCollection(Attempt.COLLECTION);
  }
}
