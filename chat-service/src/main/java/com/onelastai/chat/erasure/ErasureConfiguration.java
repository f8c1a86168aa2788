package com.onelastai.chat.erasure;

import com.onelastai.chat.retention.RetentionProperties;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.projection.LateEvents;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final String ERASED_USERS = "chaterasedusers";

  @Bean
  ErasedUsers erasedUsers(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      RetentionProperties retention,
      Clock clock) {
    indexes.requireExpiry(ERASED_USERS);
    return new ErasedUsers(mongo, ERASED_USERS, retention.erasedUsers(), clock);
  }

  @Bean
  LateEvents lateEvents(ErasedUsers erased, UserDataEraser eraser, MeterRegistry meters) {
    return new LateEvents(
        erased, eraser, meters.counter("chat.events.dropped", "reason", "user_erased"));
  }
}
