package com.onelastai.billing.customer;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.lock.UserLock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

  /** The name is from before the lock moved to the starter. */
  private static final String LOCKS = "billingturns";

  /** Two concurrent purchases or changes would both find nothing bought, and both be charged. */
  @Bean
  UserLock purchaseLock(MongoOperations mongo, IndexCreation indexes, Clock clock) {
    return new UserLock(
        mongo,
        indexes,
        clock,
        LOCKS,
        Duration.ofMinutes(2),
        "change_in_progress",
        "Another request of yours is still in progress. Try again in a second.");
  }
}
