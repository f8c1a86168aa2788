package com.onelastai.tracking.device;

import com.onelastai.device.UserAgent;
import com.onelastai.device.UserAgents;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parses user agents. */
@Component
public class Devices {

  /** Browsers, and the HTTP libraries of phones and their apps. */
  private static final Pattern HUMAN =
      Pattern.compile("^(Mozilla|Opera)/|CFNetwork|Darwin|Dalvik|Android|iPhone|iPad");

  /** Automated browsers, and crawlers unknown to the parser. */
  private static final Pattern AUTOMATED =
      Pattern.compile(
          "headless|bot\\b|crawler|spider|playwright|puppeteer|selenium|phantomjs|lighthouse",
          Pattern.CASE_INSENSITIVE);

  /** Chromium claims version 10 and device K on every Android. */
  private static final String REDUCED_ANDROID = "Android 10; K)";

  private final UserAgents userAgents = new UserAgents();

  public Device of(@Nullable String userAgent) {
    if (userAgent == null || userAgent.isBlank()) {
      return Device.UNKNOWN;
    }
    if (!Character.isLetter(userAgent.charAt(0))) {
      return Device.IMPLAUSIBLE;
    }
    UserAgent read = userAgents.read(userAgent);
    boolean bot = isBot(userAgent, read);
    return new Device(
        bot ? Device.UNKNOWN.type() : type(read),
        withoutMobile(read.browser()),
        read.browserVersion(),
        "Mac OS X".equals(read.os()) ? "Mac OS" : read.os(),
        userAgent.contains(REDUCED_ANDROID) ? null : read.osVersion(),
        bot);
  }

  private static boolean isBot(String userAgent, UserAgent read) {
    return read.kind() == UserAgent.Kind.CRAWLER
        || !HUMAN.matcher(userAgent).find()
        || AUTOMATED.matcher(userAgent).find();
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
