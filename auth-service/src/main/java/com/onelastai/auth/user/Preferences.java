package com.onelastai.auth.user;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
          "en",
          "system",
          new Notifications(true, false, false, false, null),
          new Privacy(true, false));

  /** The preferences of a new account whose user is best addressed in this language. */
  public static Preferences in(String language) {
    return new Preferences(language, DEFAULT.theme, DEFAULT.notifications, DEFAULT.privacy);
  }

  /**
   * How a user wants notifications.
   *
   * @param digest whether e-mails are collected into one a day
   * @param quietHours null if there are none
   */
  public record Notifications(
      boolean email,
      boolean push,
      boolean sms,
      @Schema(
              description =
                  "Whether e-mails are collected into one a day; those about security are not.",
              example = "false")
          Boolean digest,
      @Nullable QuietHours quietHours) {

    /** Accounts of earlier versions are stored without a digest. */
    public Notifications {
      digest = Boolean.TRUE.equals(digest);
    }
  }

  /**
   * When a user does not want to be disturbed, in the local time of the profile's zone. They go
   * past midnight if they start later than they end.
   */
  @Schema(
      description =
          "E-mails and push messages wait until they end, except those about security. They are "
              + "set as a whole; null removes them.")
  public record QuietHours(
      @Schema(example = "22:00", pattern = TIME) String from,
      @Schema(example = "07:00", pattern = TIME) String to) {

    private static final String TIME = "([01]\\d|2[0-3]):[0-5]\\d";

    /** Empty if these are not two different times of a day. */
    public static Optional<QuietHours> of(String from, String to) {
      return from.matches(TIME) && to.matches(TIME) && !from.equals(to)
          ? Optional.of(new QuietHours(from, to))
          : Optional.empty();
    }
  }

  /** The visibility to other users. */
  public record Privacy(boolean showProfile, boolean showActivity) {}
}
