package com.onelastai.tracking.session;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {

  @Bean
  StoredCollection sessionCollection() {
    return StoredCollection.ofPeople(
        Sessions.COLLECTION,
        "visitorId",
        StoredCollection.newestBy("visitorId", "startTime"),
        Indexes.ascending("endTime", "lastActivity"));
  }
}
