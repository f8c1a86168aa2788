package com.onelastai.starter.job;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.onelastai.starter.progress.ProgressAutoConfiguration;
import com.onelastai.starter.progress.ProgressWatch;
import com.onelastai.starter.test.Engines;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@ExtendWith(OutputCaptureExtension.class)
class JobsIT {

  private final String mongo = Engines.mongoUri();
  private final ApplicationContextRunner service =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(ProgressAutoConfiguration.class, JobAutoConfiguration.class))
          .withInitializer(context ->
              context
                  .getBeanFactory()
                  .setConversionService(ApplicationConversionService.getSharedInstance()))
          .withPropertyValues("spring.application.name=test", "every=20ms")
          .withBean(MongoDatabaseFactory.class, () -> new SimpleMongoClientDatabaseFactory(mongo))
          .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

  private final CountDownLatch finish = new CountDownLatch(1);

  @Test
  void slowJobDelaysNoOther() {
    Slow slow = new Slow();
    Failing quick = new Failing();
    service
        .withBean(Slow.class, () -> slow)
        .withBean(Failing.class, () -> quick)
        .run(context -> {
          assertThat(slow.started.await(60, SECONDS)).isTrue();
          int before = quick.runs.get();
          await().until(() -> quick.runs.get() > before + 5);
          finish.countDown();
        });
  }

  @Test
  void jobThatFailsIsCountedWithOneWarningAndGoesOn(CapturedOutput output) {
    Failing failing = new Failing();
    service
        .withBean(Failing.class, () -> failing)
        .run(context -> {
          await().until(() -> failing.runs.get() > 3);
          assertThat(
                  context
                      .getBean(MeterRegistry.class)
                      .get("jobs")
                      .tags("job", "test-failing", "outcome", "failure")
                      .timer()
                      .count())
              .isPositive();
          assertThat(output.getOut().split("Job test-failing failed;", -1)).hasSize(2);
        });
  }

  @Test
  void oneInstanceAtATimeRunsAClusterJob() {
    Slow first = new Slow();
    Slow second = new Slow();
    Failing beside = new Failing();
    service
        .withBean(Slow.class, () -> first)
        .run(one -> {
          assertThat(first.started.await(60, SECONDS)).isTrue();
          service
              .withBean(Slow.class, () -> second)
              .withBean(Failing.class, () -> beside)
              .run(other -> {
                await().until(() -> beside.runs.get() > 5);
                assertThat(second.started.getCount()).isOne();
                finish.countDown();
                assertThat(second.started.await(60, SECONDS)).isTrue();
              });
        });
  }

  @Test
  void instanceWhoseJobHangsIsNotAlive() {
    Slow slow = new Slow();
    service
        .withPropertyValues("at-most=200ms")
        .withBean(Slow.class, () -> slow)
        .run(context -> {
          ProgressWatch progress = context.getBean(ProgressWatch.class);
          await().until(() -> progress.health().getStatus().equals(Status.DOWN));
          assertThat(progress.health().getDetails())
              .containsEntry("hung", List.of("job test-slow"));
          finish.countDown();
          await().until(() -> progress.health().getStatus().equals(Status.UP));
        });
  }

  @Test
  void instanceThatStopsFinishesTheJobUnderWayAndBeginsNoOther() {
    Slow slow = new Slow();
    Failing beside = new Failing();
    service
        .withBean(Slow.class, () -> slow)
        .withBean(Failing.class, () -> beside)
        .run(context -> {
          assertThat(slow.started.await(60, SECONDS)).isTrue();
          ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);
          CompletableFuture<Void> stop = CompletableFuture.runAsync(context::close);
          await().until(() -> scheduler.getScheduledThreadPoolExecutor().isShutdown());
          await("others to end").until(() -> scheduler.getActiveCount() == 1);
          int before = beside.runs.get();
          await().during(200, MILLISECONDS).until(() -> beside.runs.get() == before);
          assertThat(stop).isNotDone();

          finish.countDown();
          assertThat(stop).succeedsWithin(5, SECONDS);
          assertThat(slow.finished.getCount()).isZero();
        });
  }

  /** The contexts of tests are paused while others are used, often with a job that is due. */
  @Test
  void pausedInstanceStopsAtOnceThoughAJobIsDue() {
    service
        .withBean(Failing.class, Failing::new)
        .run(context -> {
          ConfigurableApplicationContext paused =
              (ConfigurableApplicationContext) context.getSourceApplicationContext();
          paused.pause();
          ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);
          await("a job to be due").until(() -> scheduler.getActiveCount() == 1);

          assertTimeoutPreemptively(Duration.ofSeconds(5), paused::close);
        });
  }

  @Test
  void twoJobsOfOneNameStopTheStart() {
    service
        .withBean("one", Slow.class, Slow::new)
        .withBean("other", Slow.class, Slow::new)
        .run(context ->
            assertThat(context).getFailure().hasMessage("Two jobs have the name test-slow"));
  }

  class Slow {

    final CountDownLatch started = new CountDownLatch(1);
    final CountDownLatch finished = new CountDownLatch(1);

    @ClusterJob(name = "slow", every = "${every}", atMost = "${at-most:1m}")
    void run() throws InterruptedException {
      started.countDown();
      finish.await();
      finished.countDown();
    }
  }

  static class Failing {

    final AtomicInteger runs = new AtomicInteger();

    @InstanceJob(name = "failing", every = "${every}")
    void run() {
      runs.incrementAndGet();
      throw new IllegalStateException("fails each time");
    }
  }
}
