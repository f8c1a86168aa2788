package com.onelastai.tracking.visit;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.AdminOnly;
import com.onelastai.tracking.session.Session;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@AdminOnly
@RestController
@Tag(name = "Visits")
class VisitListController {

  private static final String ADDRESS = "/api/analytics/analytics/sessions";
  private static final LocalDate FIRST_DAY = LocalDate.of(1000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 30);

  private final MongoOperations mongo;

  VisitListController(MongoOperations mongo) {
    this.mongo = mongo;
  }

  @GetMapping(ADDRESS)
  @Operation(
      summary = "List the visits of everyone, newest first",
      description = "Of people, or of bots. Days are in UTC.")
  Listing<Session> listAllSessions(
      @Parameter(description = "The first day", example = "2026-03-01")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(description = "The last day", example = "2026-03-31")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "Whether to list those of bots")
          @RequestParam(defaultValue = "false")
          boolean bots,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    requireYear("from", from);
    requireYear("to", to);
    if (from != null && to != null && from.isAfter(to)) {
      throw invalid("from", "after_end", "must not be after the last day");
    }
    return Session.BY_KIND
        .read(mongo, bots, query -> narrow(query, from, to), ADDRESS, after, size)
        .with("from", from)
        .with("to", to)
        .with("bots", bots ? true : null);
  }

  private static void narrow(Query query, @Nullable LocalDate from, @Nullable LocalDate to) {
    query.addCriteria(where("passive").ne(true));
    if (from != null || to != null) {
      Criteria start = where("startTime");
      if (from != null) {
        start.gte(from.atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      if (to != null) {
        start.lt(to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      query.addCriteria(start);
    }
  }

  private static void requireYear(String field, @Nullable LocalDate day) {
    if (day != null && (day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY))) {
      throw invalid(field, "out_of_range", "must have a year of four digits");
    }
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }
}
