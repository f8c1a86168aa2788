package com.onelastai.community.post;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * When the posts of a top feed were published: in this day, week, month or year (UTC), or in the
 * one before, so that the feed is not empty at the beginning of one.
 */
enum TopPeriod implements SnakeCaseEnum {
  DAY(LocalDate::toString, day -> day.minusDays(1)),
  WEEK(
      day -> day.get(IsoFields.WEEK_BASED_YEAR) + "w" + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
      day -> day.minusWeeks(1)),
  MONTH(day -> day.toString().substring(0, "2026-01".length()), day -> day.minusMonths(1)),
  YEAR(day -> String.valueOf(day.getYear()), day -> day.minusYears(1)),
  ALL(_ -> "", UnaryOperator.identity());

  private final Function<LocalDate, String> name;
  private final UnaryOperator<LocalDate> before;

  TopPeriod(Function<LocalDate, String> name, UnaryOperator<LocalDate> before) {
    this.name = name;
    this.before = before;
  }

  /** The key of the period that has this day. */
  String key(LocalDate day, String feed) {
    return name.apply(day) + "|" + feed;
  }

  /** The keys of this period and the one before. */
  List<String> current(LocalDate today, String feed) {
    return List.of(key(today, feed), key(before.apply(today), feed)).stream().distinct().toList();
  }
}
