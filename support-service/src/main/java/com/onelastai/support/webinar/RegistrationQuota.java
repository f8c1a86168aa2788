package com.onelastai.support.webinar;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how often anybody may register on one day. */
@Configuration
class RegistrationQuota {

  static final String COLLECTION = "webinarlimits";

  @Bean
  DailyQuota dailyRegistrations(
      MongoOperations mongo, IndexCreation indexes, Clock clock, WebinarProperties properties) {
    return new DailyQuota(mongo, indexes, clock, COLLECTION, properties.limits(), "registrations");
  }
}
