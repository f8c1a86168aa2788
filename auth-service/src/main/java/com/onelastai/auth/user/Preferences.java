package com.onelastai.auth.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * A user's preferences.
 *
 * @param language a language tag such as {@code en} or {@code de-AT}
 * @param theme one of {@link #THEMES}
 */
public record Preferences(
    @Schema(
            description = "Any language tag. E-mails are in English if they have no texts in it.",
            example = "de-AT")
        String language,
    @Schema(allowableValues = {"light", "dark", "system"}) String theme,
    Notifications notifications,
    Privacy privacy) {

  public static final Set<String> THEMES = Set.of("light", "dark", "system");

  /** The preferences of an account that has chosen none. */
  public static final Preferences DEFAULT =
      new Preferences(
          "en", "system", new Notifications(true, false, false), new Privacy(true, false));

  /** The preferences of a new account whose user is best addressed in this language. */
  public static Preferences in(String language) {
    return new Preferences(language, DEFAULT.theme, DEFAULT.notifications, DEFAULT.privacy);
  }

  /** The channels by which a user wants notifications. */
  public record Notifications(boolean email, boolean push, boolean sms) {}

  /** The visibility to other users. */
  public record Privacy(boolean showProfile, boolean showActivity) {}
}
