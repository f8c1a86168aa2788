package com.onelastai.starter.retention;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** For services that have collections whose documents expire. */
@AutoConfiguration
@ConditionalOnClass(MongoDatabaseFactory.class)
@ConditionalOnBean(StoredCollection.class)
public class RetentionAutoConfiguration {

  @Bean
  IndexDeclaration indexDeclaration(
      MongoDatabaseFactory mongo, List<StoredCollection> collections) {
    return new IndexDeclaration(mongo, collections);
  }

  @Bean
  Purge purge(
      MongoDatabaseFactory mongo,
      List<StoredCollection> collections,
      Clock clock,
      MeterRegistry meters) {
    return new Purge(mongo, collections, clock, meters);
  }
}
