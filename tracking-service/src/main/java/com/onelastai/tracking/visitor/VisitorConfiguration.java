package com.onelastai.tracking.visitor;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class VisitorConfiguration {

  @Bean
  StoredCollection visitorCollection() {
    return StoredCollection.ofPeople(Visitors.COLLECTION, "_id", Indexes.descending("firstVisit"));
  }
}
