package com.onelastai.billing.erasure;

import com.onelastai.billing.retention.RetentionProperties;
import com.onelastai.starter.erasure.ErasedUsers;
import com.onelastai.starter.index.IndexCreation;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

  private static final String ERASED_USERS = "billingerasedusers";

  @Bean
  ErasedUsers erasedUsers(
      MongoDatabaseFactory mongo,
      IndexCreation indexes,
      RetentionProperties retention,
      Clock clock) {
    indexes.requireExpiry(ERASED_USERS);
    return new ErasedUsers(mongo, ERASED_USERS, retention.erasedUsers(), clock);
  }
}
