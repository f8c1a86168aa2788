package com.onelastai.starter.time;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whole days in UTC, the last one included. */
public record Period(LocalDate from, LocalDate to) {

  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 366;
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
    LocalDate last = to == null ? today : to;
    if (last.getYear() < FIRST_YEAR || last.getYear() > LAST_YEAR) {
      throw invalid("to", "out_of_range", "must be in a year of four digits");
    }
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
    if (first.isAfter(last)) {
      throw invalid("from", "after_end", "must not be after the last day");
    }
    if (first.isBefore(last.minusDays(MAX_DAYS - 1))) {
      throw invalid("from", "range_too_long", "must leave at most " + MAX_DAYS + " days");
    }
    return new Period(first, last);
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
