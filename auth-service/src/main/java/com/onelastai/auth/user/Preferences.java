package com.onelastai.auth.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * How a user wants the platform to be.
 *
 * @param language a language tag such as {@code en} or {@code de-AT}
 * @param theme one of {@link #THEMES}
 */
public record Preferences(
    String language,
    @Schema(allowableValues = {"light", "dark", "system"}) String theme,
    Notifications notifications,
    Privacy privacy) {

  public static final Set<String> THEMES = Set.of("light", "dark", "system");

  /** What a new account gets. */
  public static final Preferences DEFAULT =
      new Preferences(
          "en", "system", new Notifications(true, false, false), new Privacy(true, false));

  /** By which ways a user wants to be told things. */
  public record Notifications(boolean email, boolean push, boolean sms) {}

  /** What others may see. */
  public record Privacy(boolean showProfile, boolean showActivity) {}
}
