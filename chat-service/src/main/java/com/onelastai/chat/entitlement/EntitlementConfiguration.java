package com.onelastai.chat.entitlement;

import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class EntitlementConfiguration {

  @Bean
  StoredCollection entitlementCollection() {
    return new StoredCollection(Entitlements.COLLECTION);
  }
}
