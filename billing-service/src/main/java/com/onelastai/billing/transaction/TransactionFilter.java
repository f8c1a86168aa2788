package com.onelastai.billing.transaction;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.format.annotation.DateTimeFormat;

/**
 * The filter of a list; null means all.
 *
 * @param userId the owner; only admins can name another user
 * @param from the first day
 * @param to the last day
 * @param format of the answer, which the content negotiation reads
 */
record TransactionFilter(
    @Parameter(description = "The user; only admins can name another user") @Nullable String userId,
    @Pattern(regexp = "purchase|renewal|refund|dispute|credit_note")
        @Parameter(example = "purchase")
        @Nullable String type,
    @Pattern(regexp = "pending|paid|failed|refunded|partially_refunded|void")
        @Parameter(example = "paid")
        @Nullable String status,
    @Parameter(description = "The first day, in UTC", example = "2026-03-01")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        @Nullable LocalDate from,
    @Parameter(description = "The last day, in UTC", example = "2026-03-31")
        @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
        @Nullable LocalDate to,
    @Parameter(hidden = true) @Nullable String format) {

  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  void narrow(Query query) {
    if (type != null) {
      query.addCriteria(where("type").is(type));
    }
    if (status != null) {
      query.addCriteria(where("status").is(status));
    }
    Criteria times = where("createdAt");
    if (from != null) {
      times.gte(startOf(checked("from", from)));
    }
    if (to != null) {
      times.lt(startOf(checked("to", to).plusDays(1)));
    }
    if (from != null || to != null) {
      query.addCriteria(times);
    }
  }

  /** Adds this filter to the address of the next page. */
  <T> Listing<T> keepIn(Listing<T> page) {
    return page.with("userId", userId)
        .with("type", type)
        .with("status", status)
        .with("from", from)
        .with("to", to);
  }

  /** Rejects days that the database cannot store. */
  private static LocalDate checked(String field, LocalDate day) {
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw ApiException.invalid(
          List.of(new FieldProblem(field, "out_of_range", "must have a year of four digits")));
    }
    return day;
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
