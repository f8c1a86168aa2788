package com.onelastai.starter.shutdown;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaRegistration;
import org.springframework.cloud.netflix.eureka.serviceregistry.EurekaServiceRegistry;
import org.springframework.context.SmartLifecycle;

/**
 * Takes this instance out of discovery when it is told to stop, and lets it answer until callers
 * have noticed. Otherwise the web server would close its port, and connections that callers keep
 * open, seconds before anybody knows, and calls would fail that cannot be repeated.
 */
final class EarlyDeregistration implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(EarlyDeregistration.class);

  private final EurekaServiceRegistry registry;
  private final EurekaRegistration registration;
  private final Duration drain;
  private volatile boolean running;

  EarlyDeregistration(
      EurekaServiceRegistry registry, EurekaRegistration registration, Duration drain) {
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
