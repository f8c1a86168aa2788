package com.onelastai.auth.preferences;

import com.onelastai.auth.user.Preferences;
import com.onelastai.auth.user.Preferences.QuietHours;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A preference that a patch can set. */
enum PreferenceField {
  LANGUAGE(
      "language",
      Preferences::language,
      node -> text(node).filter(PreferenceField::isLanguageTag),
      "must be a language tag such as de or en-GB"),
  THEME(
      "theme",
      Preferences::theme,
      node -> text(node).filter(Preferences.THEMES::contains),
      "must be light, dark or system"),
  NOTIFICATIONS_EMAIL("notifications.email", p -> p.notifications().email()),
  NOTIFICATIONS_PUSH("notifications.push", p -> p.notifications().push()),
  NOTIFICATIONS_SMS("notifications.sms", p -> p.notifications().sms()),
  NOTIFICATIONS_DIGEST("notifications.digest", p -> p.notifications().digest()),
  /** A value by itself: one end of it means nothing. */
  NOTIFICATIONS_QUIET_HOURS(
      "notifications.quietHours",
      p -> p.notifications().quietHours(),
      PreferenceField::quietHours,
      "must be null or have from and to, two different times such as 22:00"),
  PRIVACY_SHOW_PROFILE("privacy.showProfile", p -> p.privacy().showProfile()),
  PRIVACY_SHOW_ACTIVITY("privacy.showActivity", p -> p.privacy().showActivity());

  private static final Map<String, PreferenceField> BY_PATH =
      Arrays.stream(values()).collect(Collectors.toMap(field -> field.path, field -> field));

  private static final int MAX_LANGUAGE_TAG = 35;

  private final String path;
  private final Function<Preferences, @Nullable Object> value;
  private final Function<JsonNode, Optional<?>> reader;
  private final String expected;

  PreferenceField(String path, Function<Preferences, @Nullable Object> value) {
    this(path, value, PreferenceField::flag, "must be true or false");
  }

  PreferenceField(
      String path,
      Function<Preferences, @Nullable Object> value,
      Function<JsonNode, Optional<?>> reader,
      String expected) {
    this.path = path;
    this.value = value;
    this.reader = reader;
    this.expected = expected;
  }

  static Optional<PreferenceField> at(String path) {
    return Optional.ofNullable(BY_PATH.get(path));
  }

  /** The fields below a path; empty if the path is not a group. */
  static List<PreferenceField> under(String path) {
    return Arrays.stream(values()).filter(field -> field.path.startsWith(path + ".")).toList();
  }

  String path() {
    return path;
  }

  String expected() {
    return expected;
  }

  @Nullable Object of(Preferences preferences) {
    return value.apply(preferences);
  }

  /** Reads the value; empty if it is invalid for this field. */
  Optional<?> read(JsonNode node) {
    return reader.apply(node);
  }

  private static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
  }

  private static Optional<Boolean> flag(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
  }

  private static Optional<QuietHours> quietHours(JsonNode node) {
    return node.size() == 2 && node.path("from").isString() && node.path("to").isString()
        ? QuietHours.of(node.get("from").stringValue(), node.get("to").stringValue())
        : Optional.empty();
  }

  private static boolean isLanguageTag(String tag) {
    return tag.length() <= MAX_LANGUAGE_TAG
        && tag.equals(Locale.forLanguageTag(tag).toLanguageTag())
        && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
  }
}
