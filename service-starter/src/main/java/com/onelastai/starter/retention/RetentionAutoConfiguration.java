package com.onelastai.starter.retention;

import com.onelastai.starter.index.IndexAutoConfiguration;
import com.onelastai.starter.index.IndexCreation;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@AutoConfiguration(after = IndexAutoConfiguration.class)
@ConditionalOnClass(MongoDatabaseFactory.class)
@ConditionalOnBean(IndexCreation.class)
public class RetentionAutoConfiguration {

  @Bean
  Purge purge(
      MongoDatabaseFactory mongo, IndexCreation indexes, Clock clock, MeterRegistry meters) {
    return new Purge(mongo, indexes, clock, meters);
  }
}
