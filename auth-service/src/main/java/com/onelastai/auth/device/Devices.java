package com.onelastai.auth.device;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.onelastai.auth.client.Client;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import ua_parser.Parser;

/** Reads user agents. */
@Component
public class Devices {

  /** Distinct user agents that are remembered; reading one takes milliseconds. */
  private static final int REMEMBERED = 10_000;

  private final LoadingCache<String, Device> devices =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .build(userAgent -> DeviceReading.of(userAgent, Lazy.PARSER.parse(userAgent)));

  public Device of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Device.UNKNOWN;
    }
    // The parser's patterns take long for long texts.
    return devices.get(userAgent.substring(0, Math.min(userAgent.length(), Client.MAX_USER_AGENT)));
  }

  /** Built with the first user agent: nobody waits for its thousand patterns at the start. */
  private static final class Lazy {

    private static final Parser PARSER = new Parser();
  }
}
