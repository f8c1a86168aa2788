package com.onelastai.billing.invoice;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats days in UTC. */
final class Days {

  private static final DateTimeFormatter LONG = format("d MMMM uuuu");
  private static final DateTimeFormatter SHORT = format("d MMM uuuu");

  private Days() {}

  static String of(Instant time) {
    return LONG.format(time);
  }

  static String span(Instant from, Instant to) {
    return SHORT.format(from) + " – " + SHORT.format(to);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
