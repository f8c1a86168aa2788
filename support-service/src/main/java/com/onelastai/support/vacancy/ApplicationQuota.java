package com.onelastai.support.vacancy;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how often anybody may apply on one day. */
@Configuration
class ApplicationQuota {

  static final String COLLECTION = "joblimits";

  @Bean
  DailyQuota dailyApplications(
      MongoOperations mongo, IndexCreation indexes, Clock clock, ApplicationProperties properties) {
    return new DailyQuota(mongo, indexes, clock, COLLECTION, properties.limits(), "applications");
  }
}
