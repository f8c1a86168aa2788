package com.onelastai.tracking.device;

import static nl.basjes.parse.useragent.UserAgent.AGENT_CLASS;
import static nl.basjes.parse.useragent.UserAgent.AGENT_NAME;
import static nl.basjes.parse.useragent.UserAgent.AGENT_VERSION;
import static nl.basjes.parse.useragent.UserAgent.DEVICE_CLASS;
import static nl.basjes.parse.useragent.UserAgent.OPERATING_SYSTEM_NAME;
import static nl.basjes.parse.useragent.UserAgent.OPERATING_SYSTEM_VERSION;

import java.util.Locale;
import java.util.Set;
import nl.basjes.parse.useragent.UserAgent;
import org.jspecify.annotations.Nullable;

/** Translates the analyzer's words into those of {@code deviceInfo}. */
final class DeviceReading {

  static final String[] FIELDS = {
    DEVICE_CLASS,
    AGENT_CLASS,
    AGENT_NAME,
    AGENT_VERSION,
    OPERATING_SYSTEM_NAME,
    OPERATING_SYSTEM_VERSION
  };

  /** Headless browsers look like desktops and show in the agent's class alone. */
  private static final Set<String> BOT_CLASSES =
      Set.of("Robot", "Robot Mobile", "Robot Imitator", "Hacker", "Special");

  private static final Set<String> NOT_SAID = Set.of("Unknown", "??", "Hacker", "Anonymized");

  private DeviceReading() {}

  static Device of(UserAgent agent) {
    boolean bot =
        BOT_CLASSES.contains(agent.getValue(DEVICE_CLASS))
            || BOT_CLASSES.contains(agent.getValue(AGENT_CLASS));
    return new Device(
        bot ? Device.UNKNOWN.type() : type(agent.getValue(DEVICE_CLASS)),
        said(agent.getValue(AGENT_NAME)),
        said(agent.getValue(AGENT_VERSION)),
        said(agent.getValue(OPERATING_SYSTEM_NAME)),
        said(agent.getValue(OPERATING_SYSTEM_VERSION)),
        bot);
  }

  private static String type(String deviceClass) {
    return switch (deviceClass) {
      case "Phone", "Mobile", "Watch" -> "mobile";
      case "Tablet", "eReader" -> "tablet";
      case "TV", "Set-top box", "Game Console" -> "tv";
      case "Desktop" -> "desktop";
      default -> deviceClass.toLowerCase(Locale.ROOT);
    };
  }

  /**
   * Windows NT is a kernel; people know it as Windows. Versions such as {@code >=10} are guesses.
   */
  private static @Nullable String said(String value) {
    return switch (value) {
      case "Windows NT" -> "Windows";
      case String none when NOT_SAID.contains(none) -> null;
      default -> value.replaceFirst("^>=", "");
    };
  }
}
