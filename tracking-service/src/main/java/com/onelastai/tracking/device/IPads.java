package com.onelastai.tracking.device;

import org.jspecify.annotations.Nullable;

/**
 * Tells iPads from Macs. An iPad calls itself a Mac unless its user asks for mobile sites, but no
 * Mac has a touch screen. As only a page knows of the screen, the user agent of what it reports is
 * restored, so that all who read the event agree.
 */
public final class IPads {

  private static final String MAC = "(Macintosh; Intel Mac OS X";
  private static final String IPAD = "(iPad; Intel Mac OS X";

  private IPads() {}

  /**
   * The user agent with the true name of the machine.
   *
   * @param maxTouchPoints as the browser knows it; null if the page did not report it
   */
  public static @Nullable String restore(
      @Nullable String userAgent, @Nullable Integer maxTouchPoints) {
    return userAgent == null || maxTouchPoints == null || maxTouchPoints < 2
        ? userAgent
        : userAgent.replace(MAC, IPAD);
  }

  /** Whether it was restored. */
  public static boolean isOne(@Nullable String userAgent) {
    return userAgent != null && userAgent.contains(IPAD);
  }

  /** As sent, which is what parsers of user agents know. */
  static String asSent(String restored) {
    return restored.replace(IPAD, MAC);
  }
}
