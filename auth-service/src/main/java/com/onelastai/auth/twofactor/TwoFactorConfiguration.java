package com.onelastai.auth.twofactor;

import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.lock.UserLock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class TwoFactorConfiguration {

  private static final String LOCKS = "authtwofactorlocks";

  /**
   * A change is several calls of Keycloak. Those of two requests would mix: one would undo the
   * other, and the codes that a user was shown would not work.
   */
  @Bean
  UserLock twoFactorLock(MongoOperations mongo, IndexCreation indexes, Clock clock) {
    return new UserLock(
        mongo,
        indexes,
        clock,
        LOCKS,
        Duration.ofSeconds(30),
        "two_factor_changing",
        "Another request is changing it right now.");
  }
}
