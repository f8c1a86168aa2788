package com.onelastai.starter.job;

import com.onelastai.starter.progress.ProgressWatch;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.javacrumbs.shedlock.core.LockProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.scheduling.support.ScheduledMethodRunnable;

/** Schedules the methods that are declared as jobs, each with a thread of its own. */
class JobRegistrar implements SchedulingConfigurer {

  private final ConfigurableListableBeanFactory beans;
  private final String application;
  private final ThreadPoolTaskScheduler scheduler;
  private final LockProvider locks;
  private final ProgressWatch progress;
  private final MeterRegistry meters;
  private final Set<String> names = new HashSet<>();

  JobRegistrar(
      ConfigurableListableBeanFactory beans,
      @Value("${spring.application.name}") String application,
      ThreadPoolTaskScheduler scheduler,
      LockProvider locks,
      ProgressWatch progress,
      MeterRegistry meters) {
    this.beans = beans;
    this.application = application;
    this.scheduler = scheduler;
    this.locks = locks;
    this.progress = progress;
    this.meters = meters;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar registrar) {
    for (Object bean : beans.getBeansOfType(Object.class, false, false).values()) {
      methods(bean, ClusterJob.class)
          .forEach((method, job) -> {
            Runnable run = job(bean, method, job.name(), job.atMost(), locks);
            schedule(registrar, run, job.every(), false);
          });
      methods(bean, InstanceJob.class)
          .forEach((method, job) -> {
            Runnable run = job(bean, method, job.name(), job.atMost(), null);
            schedule(registrar, run, job.every(), job.atStart());
          });
    }
    scheduler.setPoolSize(Math.max(1, names.size()));
  }

  private static <A extends Annotation> Map<Method, A> methods(Object bean, Class<A> annotation) {
    Class<?> type = AopUtils.getTargetClass(bean);
    if (!type.getName().startsWith("com.onelastai.")) {
      return Map.of();
    }
    return MethodIntrospector.selectMethods(
        type,
        (MethodIntrospector.MetadataLookup<A>)
            method -> AnnotatedElementUtils.findMergedAnnotation(method, annotation));
  }

  private Job job(
      Object bean, Method method, String job, String atMost, @Nullable LockProvider lock) {
    String name = application + "-" + job;
    if (!names.add(name)) {
      throw new IllegalStateException("Two jobs have the name " + name);
    }
    Runnable call =
        new ScheduledMethodRunnable(bean, AopUtils.selectInvocableMethod(method, bean.getClass()));
    return new Job(name, duration(atMost), call, lock, progress, meters);
  }

  private void schedule(
      ScheduledTaskRegistrar registrar, Runnable job, String every, boolean atStart) {
    Duration pause = duration(every);
    registrar.addFixedDelayTask(new FixedDelayTask(job, pause, atStart ? Duration.ZERO : pause));
  }

  private Duration duration(String text) {
    return DurationStyle.detectAndParse(String.valueOf(beans.resolveEmbeddedValue(text)));
  }
}
