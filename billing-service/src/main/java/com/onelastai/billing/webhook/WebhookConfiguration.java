package com.onelastai.billing.webhook;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.retention.StoredCollection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

  @Bean
  StoredCollection stripeEventCollection() {
    // Sparse: nearly all have been acted on and have neither.
    return new StoredCollection(
        StoredEvent.COLLECTION,
        null,
        List.of(sparse(StoredEvents.NEXT_TRY), sparse(StoredCollection.USER)));
  }

  @Bean
  UserDataHolder stripeEventsOfUser(StoredEvents stored) {
    return stored::removeOf;
  }

  private static IndexModel sparse(String field) {
    return new IndexModel(Indexes.ascending(field), new IndexOptions().sparse(true));
  }
}
