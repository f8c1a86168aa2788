package com.onelastai.tracking.apiusage;

import com.onelastai.tracking.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiUsageConfiguration {

  static final String CALLS = "apiusages";
  static final String DAYS = "apiusagedays";

  @Bean
  StoredCollection apiUsageCollection() {
    return new StoredCollection(
        CALLS,
        StoredCollection.newestBy("sessionId", "timestamp"),
        StoredCollection.newestBy("userId", "timestamp"),
        StoredCollection.newestBy("endpoint", "timestamp"));
  }

  /** Read by id alone. */
  @Bean
  StoredCollection apiUsageDayCollection() {
    return new StoredCollection(DAYS);
  }
}
