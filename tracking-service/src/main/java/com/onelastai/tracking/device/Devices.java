package com.onelastai.tracking.device;

import com.onelastai.device.UserAgent;
import com.onelastai.device.UserAgents;
import com.onelastai.events.tracking.Bots;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses user agents. */
@Component
public class Devices {

  /** Chromium claims version 10 and device K on every Android. */
  private static final String REDUCED_ANDROID = "Android 10; K)";

  private final UserAgents<Device> devices = new UserAgents<>(Devices::of);

  /**
   * @param userAgent null if the visitor does not allow that it is known
   */
  public Device of(@Nullable String userAgent) {
    if (userAgent == null) {
      return Device.UNKNOWN;
    }
    return IPads.isOne(userAgent)
        ? devices.read(IPads.asSent(userAgent)).asIPad()
        : devices.read(userAgent);
  }

  private static Device of(String userAgent, UserAgent read) {
    if (userAgent.isBlank()
        || (!Character.isLetter(userAgent.charAt(0)) && Bots.isBot(userAgent))) {
      return Device.IMPLAUSIBLE;
    }
    boolean bot = read.kind() == UserAgent.Kind.CRAWLER || Bots.isBot(userAgent);
    return new Device(
        bot ? Device.UNKNOWN.type() : type(read),
        withoutMobile(read.browser()),
        read.browserVersion(),
        system(read),
        userAgent.contains(REDUCED_ANDROID) ? null : read.osVersion(),
        bot);
  }

  private static @Nullable String system(UserAgent read) {
    if ("Mac OS X".equals(read.os())) {
      return Device.MAC_OS;
    }
    return read.kind() == UserAgent.Kind.TABLET && "iOS".equals(read.os())
        ? Device.IPAD_OS
        : read.os();
  }

  private static String type(UserAgent read) {
    return switch (read.kind()) {
      case DESKTOP -> "desktop";
      case PHONE -> "mobile";
      case TABLET -> "tablet";
      case TV -> "tv";
      case CRAWLER, UNKNOWN -> "unknown";
    };
  }

  /** {@code Safari}, not {@code Mobile Safari}: the type says that it is mobile. */
  private static @Nullable String withoutMobile(@Nullable String browser) {
    return browser == null ? null : browser.replaceFirst("^Mobile | Mobile\\b", "");
  }
}
