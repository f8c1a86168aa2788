package com.onelastai.community.leaderboard;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How long a board counts. */
public enum BoardPeriod implements SnakeCaseEnum {
  DAY("uuuu-MM-dd") {
    @Override
    LocalDate end(LocalDate day) {
      return day.plusDays(1);
    }
  },
  WEEK("YYYY-'W'ww") {
    @Override
    LocalDate end(LocalDate day) {
      return day.plusDays(8L - day.getDayOfWeek().getValue());
    }
  },
  MONTH("uuuu-MM") {
    @Override
    LocalDate end(LocalDate day) {
      return day.plusMonths(1).withDayOfMonth(1);
    }
  },
  ALL("'all'") {
    @Override
    LocalDate end(LocalDate day) {
      return LocalDate.MAX;
    }
  };

  private final DateTimeFormatter format;

  BoardPeriod(String pattern) {
    // Weeks as in ISO 8601.
    this.format = DateTimeFormatter.ofPattern(pattern, Locale.GERMANY);
  }

  /** The board on which a day (UTC) counts. */
  public Board boardOf(LocalDate day) {
    return new Board(this, format.format(day), end(day));
  }

  /** The first day after the period of this day. */
  abstract LocalDate end(LocalDate day);
}
