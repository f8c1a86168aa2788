package com.onelastai.starter.job;

import com.onelastai.starter.progress.ProgressAutoConfiguration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Jobs of a service. Not for the gateway, which has no store for their locks. */
@AutoConfiguration(
    before = TaskSchedulingAutoConfiguration.class,
    after = ProgressAutoConfiguration.class)
@ConditionalOnClass(MongoDatabaseFactory.class)
@EnableScheduling
@Import(JobRegistrar.class)
public class JobAutoConfiguration {

  /**
   * Spring Boot's own for virtual threads runs all jobs with a fixed delay on one thread. When the
   * context closes, no run begins any more, and the phase in which the scheduler stops waits for
   * those under way.
   */
  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
    return scheduler;
  }

  @Bean(destroyMethod = "shutdown", defaultCandidate = false)
  ScheduledExecutorService jobLockExtension() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("job-lock").factory());
  }

  @Bean
  LockProvider lockProvider(
      MongoDatabaseFactory mongo,
      @Qualifier("jobLockExtension") ScheduledExecutorService extension) {
    return new KeepAliveLockProvider(new MongoLockProvider(mongo.getMongoDatabase()), extension);
  }
}
