package com.onelastai.starter.erasure;

import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.messaging.MessagingAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/** For services in which a {@link UserDataHolder} stores data of users. */
@AutoConfiguration(after = {MessagingAutoConfiguration.class, IndexAutoConfiguration.class})
@ConditionalOnBean(UserDataHolder.class)
public class ErasureAutoConfiguration {

  private final String service;
  private final String erasedUsers;

  ErasureAutoConfiguration(
      @Value("${spring.application.name}") String service,
      @Value("${onelastai.erasure.erased-users:}") String erasedUsers) {
    this.service = service;
    this.erasedUsers = erasedUsers.isEmpty() ? collection("erasedusers") : erasedUsers;
  }

  private String collection(String suffix) {
    return service.replaceFirst("-service$", "").replace("-", "") + suffix;
  }

  @Bean
  ErasedUsers erasedUsers(MongoDatabaseFactory mongo, IndexCreation indexes, Clock clock) {
    indexes.requireExpiry(erasedUsers);
    return new ErasedUsers(mongo, erasedUsers, clock);
  }

  @Bean
  UserEraser userEraser(ErasedUsers erased, List<UserDataHolder> holders) {
    return new UserEraser(erased, holders);
  }

  @Bean
  ErasureGuard erasureGuard(ErasedUsers erased, UserEraser eraser, MeterRegistry meters) {
    return new ErasureGuard(
        erased, eraser, meters.counter("events.dropped", "reason", "user_erased"));
  }

  @Bean
  ErasureWorker erasureWorker(
      MongoOperations mongo,
      UserEraser eraser,
      EventPublisher publisher,
      Clock clock,
      MeterRegistry meters) {
    return new ErasureWorker(
        new PendingErasures(mongo, collection("erasures")),
        eraser,
        publisher,
        clock,
        meters,
        service);
  }
}
