package com.onelastai.tracking.apiusage;

import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ApiUsageConfiguration {

  static final String CALLS = "apiusages";
  static final String DAYS = "apiusagedays";

  @Bean
  StoredCollection apiUsageCollection() {
    return StoredCollection.ofPeople(
            CALLS,
            "visitorId",
            StoredCollection.newestBy("sessionId", "timestamp"),
            StoredCollection.newestBy("endpoint", "timestamp"))
        .indexedByVisitor();
  }

  /** Read by id alone. */
  @Bean
  StoredCollection apiUsageDayCollection() {
    return StoredCollection.ofPeople(DAYS, "visitorId").indexedByVisitor();
  }
}
