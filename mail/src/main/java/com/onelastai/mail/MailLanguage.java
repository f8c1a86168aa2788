package com.onelastai.mail;

import java.text.MessageFormat;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The texts of mails in one language.
 *
 * @param general where a text is taken from that this language does not have
 */
public record MailLanguage(Locale locale, Map<String, String> texts, Map<String, String> general) {

  public String text(String key, Object... values) {
    return new MessageFormat(pattern(key), locale).format(values);
  }

  /** The first of two texts that exists. */
  public String textOr(String key, String otherwise) {
    return text(has(key) ? key : otherwise);
  }

  public String time(ZonedDateTime at) {
    return DateTimeFormatter.ofPattern(pattern("time"), locale).format(at);
  }

  /** In the largest unit that tells it exactly, but a single day in hours. */
  public String duration(Duration duration) {
    if (duration.equals(Duration.ofDays(duration.toDays())) && duration.toDays() > 1) {
      return text("days", duration.toDays());
    }
    return duration.equals(Duration.ofHours(duration.toHours()))
        ? text("hours", duration.toHours())
        : text("minutes", duration.toMinutes());
  }

  public String device(@Nullable String browser, @Nullable String os) {
    if (browser == null && os == null) {
      return text("device.unknown");
    }
    String known = browser == null ? text("browser.unknown") : browser;
    return os == null ? known : text("device.name", known, os);
  }

  private boolean has(String key) {
    return texts.containsKey(key) || general.containsKey(key);
  }

  private String pattern(String key) {
    @Nullable String pattern = texts.getOrDefault(key, general.get(key));
    return Objects.requireNonNull(pattern, () -> "No text " + key + " in " + locale);
  }
}
