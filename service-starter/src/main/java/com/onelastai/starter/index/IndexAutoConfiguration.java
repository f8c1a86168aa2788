package com.onelastai.starter.index;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;

@AutoConfiguration(after = DataMongoAutoConfiguration.class)
@ConditionalOnClass(MongoOperations.class)
@ConditionalOnBean(MongoOperations.class)
public class IndexAutoConfiguration {

  /** Its name is the component's name in the health. */
  @Bean
  IndexCreation indexes(MongoOperations mongo) {
    return new IndexCreation(mongo);
  }
}
