package com.onelastai.auth.user;

/**
 * How a user wants the platform to be.
 *
 * @param language a language tag such as {@code en} or {@code de-AT}
 */
public record Preferences(
    String language, Theme theme, Notifications notifications, Privacy privacy) {

  /** What a new account gets. */
  public static final Preferences DEFAULT =
      new Preferences(
          "en", Theme.SYSTEM, new Notifications(true, false, false), new Privacy(true, false));

  /** By which ways a user wants to be told things. */
  public record Notifications(boolean email, boolean push, boolean sms) {}

  /** What others may see. */
  public record Privacy(boolean showProfile, boolean showActivity) {}
}
