package com.onelastai.tracking.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import nl.basjes.parse.useragent.UserAgentAnalyzer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads user agents. */
@Component
public class Devices {

  /** Distinct user agents that are remembered; reading one takes a millisecond. */
  private static final int REMEMBERED = 10_000;

  private final LoadingCache<String, Device> devices =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build(Devices::read);

  public Device of(@Nullable String userAgent) {
    return userAgent == null || userAgent.isBlank() ? Device.UNKNOWN : devices.get(userAgent);
  }

  private static Device read(String userAgent) {
    if (!Plausibility.isPlausible(userAgent)) {
      return Device.IMPLAUSIBLE;
    }
    try {
      return DeviceReading.of(Lazy.ANALYZER.parse(userAgent));
    } catch (StackOverflowError astray) {
      return Device.IMPLAUSIBLE;
    }
  }

  /**
   * Built when the first events come: it takes seconds of CPU, which a start had better not wait
   * for and the events in the topic may.
   */
  private static final class Lazy {

    private static final UserAgentAnalyzer ANALYZER =
        UserAgentAnalyzer.newBuilder()
            .hideMatcherLoadStats()
            .immediateInitialization()
            .withoutCache()
            .withFields(DeviceReading.FIELDS)
            .build();
  }
}
