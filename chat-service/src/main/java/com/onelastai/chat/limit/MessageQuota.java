package com.onelastai.chat.limit;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.limit.DailyQuota.Limits;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how many messages an owner may send on one day. */
@Configuration
@EnableConfigurationProperties(Limits.class)
class MessageQuota {

  static final String COLLECTION = "chatlimits";

  @Bean
  DailyQuota messages(MongoOperations mongo, IndexCreation indexes, Clock clock, Limits limits) {
    return new DailyQuota(mongo, indexes, clock, COLLECTION, limits, "messages");
  }
}
