package com.onelastai.starter.job;

import com.onelastai.starter.progress.ProgressAutoConfiguration;
import com.onelastai.starter.progress.ProgressWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Jobs of a service. Not for the gateway, which has no store for their locks. */
@AutoConfiguration(
    before = TaskSchedulingAutoConfiguration.class,
    after = ProgressAutoConfiguration.class)
@ConditionalOnClass(MongoDatabaseFactory.class)
@EnableScheduling
public class JobAutoConfiguration {

  /** Long enough for most runs to end before the instance does. */
  private static final int AWAIT_SECONDS = 10;

  /** Spring Boot's own for virtual threads runs all jobs with a fixed delay on one thread. */
  @Bean
  ThreadPoolTaskScheduler taskScheduler() {
    ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
    scheduler.setThreadFactory(Thread.ofVirtual().name("job-", 0).factory());
    scheduler.setWaitForTasksToCompleteOnShutdown(true);
    scheduler.setAwaitTerminationSeconds(AWAIT_SECONDS);
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

  @Bean
  JobRegistrar jobRegistrar(
      ConfigurableListableBeanFactory beans,
      @Value("${spring.application.name}") String application,
      ThreadPoolTaskScheduler taskScheduler,
      LockProvider locks,
      ProgressWatch progress,
      MeterRegistry meters) {
    return new JobRegistrar(beans, application, taskScheduler, locks, progress, meters);
  }
}
