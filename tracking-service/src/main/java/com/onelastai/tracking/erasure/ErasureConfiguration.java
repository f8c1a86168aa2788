package com.onelastai.tracking.erasure;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  @Bean
  PersonEraser personEraser(
      MongoDatabaseFactory mongo, MongoMappingContext documents, MeterRegistry meters) {
    return new PersonEraser(mongo, PersonEraser.Records.in(documents), meters);
  }
}
