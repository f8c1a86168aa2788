package com.onelastai.auth.device;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;

/** Concludes from what the parser found, which does not tell the kind of a machine. */
final class DeviceReading {

  private static final String NOT_FOUND = "Other";
  private static final String SPIDER = "Spider";
  private static final Pattern TABLET = Pattern.compile("tablet|ipad|kindle|playbook");
  private static final Pattern PHONE =
      Pattern.compile("mobile|iphone|ipod|phone|blackberry|opera mini");
  private static final Pattern TELEVISION = Pattern.compile("\\btv\\b|smart-?tv|googletv|hbbtv");
  private static final Set<String> DESKTOP_SYSTEMS =
      Set.of(
          "windows",
          "mac os x",
          "linux",
          "ubuntu",
          "debian",
          "fedora",
          "red hat",
          "suse",
          "mint",
          "chrome os",
          "freebsd",
          "openbsd",
          "netbsd");

  private DeviceReading() {}

  static Device of(String userAgent, Client found) {
    DeviceType type =
        found.device.family.equals(SPIDER)
            ? DeviceType.BOT
            : type(userAgent.toLowerCase(Locale.ROOT), found.os.family.toLowerCase(Locale.ROOT));
    return new Device(type, known(found.userAgent.family), known(found.os.family));
  }

  private static DeviceType type(String userAgent, String system) {
    if (TELEVISION.matcher(userAgent).find()) {
      return DeviceType.OTHER;
    }
    if (TABLET.matcher(userAgent).find()) {
      return DeviceType.TABLET;
    }
    if (PHONE.matcher(userAgent).find()) {
      return DeviceType.PHONE;
    }
    if (system.equals("android")) {
      // Only phones call themselves mobile.
      return DeviceType.TABLET;
    }
    return DESKTOP_SYSTEMS.contains(system) ? DeviceType.DESKTOP : DeviceType.OTHER;
  }

  private static @Nullable String known(String family) {
    return family.equals(NOT_FOUND) ? null : family;
  }
}
