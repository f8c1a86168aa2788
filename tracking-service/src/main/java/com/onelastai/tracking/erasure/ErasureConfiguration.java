package com.onelastai.tracking.erasure;

import com.onelastai.tracking.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  StoredCollection erasedUserCollection() {
    return new StoredCollection(ErasedUsers.COLLECTION);
  }
}
