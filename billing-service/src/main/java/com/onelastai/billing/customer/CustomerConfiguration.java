package com.onelastai.billing.customer;

import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

  /** What a process left that died in its turn. */
  @Bean
  StoredCollection turnCollection() {
    return new StoredCollection(Turns.COLLECTION);
  }
}
