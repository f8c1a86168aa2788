package com.onelastai.device;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ua_parser.Client;

/**
 * What a user agent says.
 *
 * @param browser such as {@code Mobile Safari}; null if unknown, like the following
 * @param browserVersion at most three numbers
 */
public record UserAgent(
    Kind kind,
    @Nullable String browser,
    @Nullable String browserVersion,
    @Nullable String os,
    @Nullable String osVersion) {

  /** Kinds of machines. */
  public enum Kind {
    DESKTOP,
    PHONE,
    TABLET,
    TV,
    CRAWLER,
    UNKNOWN
  }

  static final UserAgent UNKNOWN = new UserAgent(Kind.UNKNOWN, null, null, null, null);

  private static final String NOT_FOUND = "Other";
  private static final String SPIDER = "Spider";
  private static final Pattern TV =
      Pattern.compile("\\btv\\b|smart-?tv|googletv|hbbtv|playstation|nintendo");
  private static final Pattern TABLET = Pattern.compile("tablet|ipad|kindle|playbook");
  private static final Pattern PHONE =
      Pattern.compile("mobile|iphone|ipod|phone|blackberry|opera mini");
  private static final Pattern DESKTOP_SYSTEM =
      Pattern.compile(
          "windows|mac os x|linux|ubuntu|debian|fedora|red hat|suse|mint|chrome"
              + " os|(free|open|net)bsd");

  static UserAgent of(String text, Client found) {
    Kind kind =
        found.device.family.equals(SPIDER)
            ? Kind.CRAWLER
            : kind(text.toLowerCase(Locale.ROOT), found.os.family.toLowerCase(Locale.ROOT));
    return new UserAgent(
        kind,
        known(found.userAgent.family),
        version(found.userAgent.major, found.userAgent.minor, found.userAgent.patch),
        known(found.os.family),
        version(found.os.major, found.os.minor, found.os.patch));
  }

  private static Kind kind(String text, String system) {
    if (TV.matcher(text).find()) {
      return Kind.TV;
    }
    if (TABLET.matcher(text).find()) {
      return Kind.TABLET;
    }
    if (PHONE.matcher(text).find()) {
      return Kind.PHONE;
    }
    if (system.equals("android")) {
      // Only phones call themselves mobile.
      return Kind.TABLET;
    }
    return DESKTOP_SYSTEM.matcher(system).matches() ? Kind.DESKTOP : Kind.UNKNOWN;
  }

  private static @Nullable String known(String family) {
    return family.equals(NOT_FOUND) ? null : family;
  }

  private static @Nullable String version(@Nullable String... numbers) {
    String version =
        Arrays.stream(numbers).filter(Objects::nonNull).collect(Collectors.joining("."));
    // Chromium sends 140.0.0.0 for every release of version 140.
    return version.isEmpty() ? null : version.replaceFirst("(\\.0){2,}$", "");
  }
}
