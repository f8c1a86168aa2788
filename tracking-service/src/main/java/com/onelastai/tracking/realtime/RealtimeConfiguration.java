package com.onelastai.tracking.realtime;

import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RealtimeConfiguration {

  static final String MINUTES = "realtimeminutes";

  @Bean
  StoredCollection realtimeMinuteCollection() {
    return new StoredCollection(MINUTES);
  }
}
