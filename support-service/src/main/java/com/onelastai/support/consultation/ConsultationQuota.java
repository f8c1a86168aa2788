package com.onelastai.support.consultation;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how many consultations anybody may book on one day. */
@Configuration
class ConsultationQuota {

  static final String COLLECTION = "consultationlimits";

  @Bean
  DailyQuota dailyBookings(
      MongoOperations mongo,
      IndexCreation indexes,
      Clock clock,
      ConsultationProperties properties) {
    return new DailyQuota(mongo, indexes, clock, COLLECTION, properties.limits(), "bookings");
  }
}
