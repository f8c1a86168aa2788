package com.onelastai.tracking.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.concurrent.CompletableFuture;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads user agents. */
@Component
public class Devices {

  /** Distinct user agents that are remembered; reading one takes a millisecond. */
  private static final int REMEMBERED = 10_000;

  private final CompletableFuture<UserAgentAnalyzer> analyzer;
  private final LoadingCache<String, Device> devices;

  /** Building the analyzer takes seconds of CPU, in which the service starts. */
  Devices() {
    analyzer =
        CompletableFuture.supplyAsync(
            Devices::buildAnalyzer, build -> Thread.ofPlatform().daemon().start(build));
    devices = Caffeine.newBuilder().maximumSize(REMEMBERED).build(this::read);
  }

  public Device of(@Nullable String userAgent) {
    return userAgent == null || userAgent.isBlank() ? Device.UNKNOWN : devices.get(userAgent);
  }

  private Device read(String userAgent) {
    if (!Plausibility.isPlausible(userAgent)) {
      return Device.IMPLAUSIBLE;
    }
    try {
      return DeviceReading.of(analyzer.join().parse(userAgent));
    } catch (StackOverflowError astray) {
      return Device.IMPLAUSIBLE;
    }
  }

  private static UserAgentAnalyzer buildAnalyzer() {
    return UserAgentAnalyzer.newBuilder()
        .hideMatcherLoadStats()
        .immediateInitialization()
        .withoutCache()
        .withFields(DeviceReading.FIELDS)
        .build();
  }
}
