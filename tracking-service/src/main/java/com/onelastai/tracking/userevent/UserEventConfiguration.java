package com.onelastai.tracking.userevent;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class UserEventConfiguration {

  static final String REPORTS = "reportedids";

  @Bean
  StoredCollection userEventCollection() {
    return StoredCollection.ofPeople(
        UserEvents.COLLECTION,
        "visitorId",
        StoredCollection.newestBy("sessionId", "timestamp"),
        StoredCollection.newestBy("visitorId", "timestamp"),
        Indexes.compoundIndex(
            Indexes.ascending("eventType", "eventName"), Indexes.descending("timestamp")));
  }

  @Bean
  StoredCollection reportCollection() {
    return StoredCollection.ofPeople(REPORTS, "visitorId").indexedByVisitor();
  }
}
