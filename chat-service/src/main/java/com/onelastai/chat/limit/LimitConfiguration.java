package com.onelastai.chat.limit;

import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.WindowCounter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

  static final String COLLECTION = "chatlimits";

  @Bean
  WindowCounter messageCounters(MongoOperations mongo, IndexCreation indexes, Clock clock) {
    return new WindowCounter(mongo, indexes, clock, COLLECTION, ChronoUnit.DAYS);
  }

  @Bean
  UserDataHolder messageCountersOfUser(WindowCounter counters) {
    return counters::erase;
  }
}
