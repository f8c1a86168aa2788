package com.onelastai.tracking.erasure;

import com.onelastai.events.EventTopic;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataEraser;
import com.onelastai.starter.projection.LateEvents;
import com.onelastai.starter.retention.StoredCollection;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final String ERASED_USERS = "erasedusers";

  @Bean
  StoredCollection erasedUserCollection() {
    return new StoredCollection(ERASED_USERS);
  }

  @Bean
  ErasedUsers erasedUsers(MongoDatabaseFactory mongo, Clock clock) {
    return new ErasedUsers(mongo, ERASED_USERS, EventTopic.longestLife(), clock);
  }

  @Bean
  LateEvents lateEvents(ErasedUsers erased, UserDataEraser eraser, MeterRegistry meters) {
    return new LateEvents(
        erased, eraser, meters.counter("tracking.events.dropped", "reason", "user_erased"));
  }
}
