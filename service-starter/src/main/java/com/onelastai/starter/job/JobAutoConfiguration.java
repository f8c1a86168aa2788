package com.onelastai.starter.job;

import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import net.javacrumbs.shedlock.spring.annotation.EnableSchedulerLock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Jobs run on a clock of their own, each in one instance at a time. Not for the gateway. */
@AutoConfiguration
@ConditionalOnClass(MongoDatabaseFactory.class)
@EnableScheduling
@EnableSchedulerLock(defaultLockAtMostFor = "PT5M")
public class JobAutoConfiguration {

  @Bean
  LockProvider lockProvider(MongoDatabaseFactory mongo) {
    return new MongoLockProvider(mongo.getMongoDatabase());
  }
}
