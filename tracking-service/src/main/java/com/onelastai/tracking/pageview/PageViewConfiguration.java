package com.onelastai.tracking.pageview;

import com.mongodb.client.model.Indexes;
import com.onelastai.starter.retention.StoredCollection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PageViewConfiguration {

  @Bean
  StoredCollection pageViewCollection() {
    return StoredCollection.ofPeople(
        PageViews.COLLECTION,
        "visitorId",
        StoredCollection.newestBy("sessionId", "timestamp"),
        StoredCollection.newestBy("visitorId", "timestamp"),
        Indexes.compoundIndex(Indexes.ascending("page.route"), Indexes.descending("timestamp")));
  }
}
