package com.onelastai.tracking.erasure;

import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.erasure.UserDataEraser;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.projection.LateEvents;
import com.onelastai.tracking.retention.RetentionProperties;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final String ERASED_USERS = "erasedusers";

  @Bean
  ErasedUsers erasedUsers(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      RetentionProperties retention,
      Clock clock) {
    indexes.requireExpiry(ERASED_USERS);
    return new ErasedUsers(mongo, ERASED_USERS, retention.raw(), clock);
  }

  @Bean
  PersonEraser personEraser(
      MongoDatabaseFactory mongo,
      MongoMappingContext documents,
      ErasedUsers erased,
      MeterRegistry meters) {
    return new PersonEraser(mongo, PersonEraser.Records.in(documents), erased, meters);
  }

  @Bean
  LateEvents lateEvents(ErasedUsers erased, UserDataEraser eraser, MeterRegistry meters) {
    return new LateEvents(
        erased, eraser, meters.counter("tracking.events.dropped", "reason", "user_erased"));
  }
}
