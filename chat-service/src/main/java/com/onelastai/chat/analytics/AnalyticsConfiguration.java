package com.onelastai.chat.analytics;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

  @Bean
  StoredCollection agentFigureCollection() {
    return new StoredCollection(
        FigureCollection.NAME,
        Indexes.ascending("owner"),
        Indexes.ascending(VisitorFigures.ADOPTED_BY));
  }

  @Bean
  StoredCollection countedEventCollection() {
    return new StoredCollection(CountedEvents.COLLECTION);
  }
}
