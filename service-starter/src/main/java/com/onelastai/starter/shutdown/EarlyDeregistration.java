package com.onelastai.starter.shutdown;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.cloud.netflix.eureka.EurekaClientAutoConfiguration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaServiceRegistry;
import org.springframework.context.SmartLifecycle;

/**
 * Takes this instance out of discovery when it stops, and lets it answer until callers have
 * noticed. Otherwise the web server would close its port and open connections seconds before
 * callers know, and calls that cannot be repeated would fail.
 */
@AutoConfiguration(after = EurekaClientAutoConfiguration.class)
@ConditionalOnBean(EurekaRegistration.class)
public final class EarlyDeregistration implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EarlyDeregistration.class);

  private final EurekaServiceRegistry registry;
  private final EurekaRegistration registration;
  private final Duration drain;
  private volatile boolean running;

  EarlyDeregistration(
      EurekaServiceRegistry registry,
      EurekaRegistration registration,
      @Value("${onelastai.shutdown.drain}") Duration drain) {
    this.registry = registry;
    this.registration = registration;
    this.drain = drain;
  }

  /** The highest phase stops first. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    if (drain.isPositive()) {
      registry.deregister(registration);
      log.info("Left discovery; answers requests for another {} s", drain.toSeconds());
      try {
        Thread.sleep(drain);
      } catch (InterruptedException hurried) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
