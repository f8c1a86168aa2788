package com.onelastai.lab.run;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.limit.DailyQuota;
import com.onelastai.starter.limit.DailyQuota.Limits;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Limits how many experiments an owner may run on one day. */
@Configuration
@EnableConfigurationProperties(Limits.class)
class RunQuota {

  @Bean
  DailyQuota experimentQuota(
      MongoOperations mongo, IndexCreation indexes, Clock clock, Limits limits) {
    return new DailyQuota(mongo, indexes, clock, "lablimits", limits, "experiments");
  }
}
