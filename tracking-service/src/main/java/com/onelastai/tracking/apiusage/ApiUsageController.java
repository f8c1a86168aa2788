package com.onelastai.tracking.apiusage;

import com.onelastai.events.tracking.Actor;
import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.security.Caller;
import com.onelastai.tracking.apiusage.ApiUsageQuery.EndpointUsage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

@RestController
@Tag(name = "API usage")
class ApiUsageController {

  private static final String ADDRESS = "/api/analytics/api-usage";
  private static final int DEFAULT_DAYS = 30;
  private static final int MAX_DAYS = 92;
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 9999;

  private final ApiUsageQuery usage;
  private final Clock clock;

  ApiUsageController(ApiUsageQuery usage, Clock clock) {
    this.usage = usage;
    this.clock = clock;
  }

  @PermitAll
  @GetMapping(ADDRESS)
  @Operation(
      summary = "List API calls by day and endpoint, with latency percentiles",
      description =
          "The calls of the user, or of the visitor if nobody is signed in. Days are in UTC, "
              + "newest first, at most 92; the default is the last 30.")
  @Problems("forbidden")
  Listing<EndpointUsage> listApiUsage(
      Actor actor,
      @Parameter(example = "2026-03-01")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(example = "2026-03-31")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "Whether to list everyone's calls; only for admins")
          @RequestParam(defaultValue = "false")
          boolean all,
      @RequestParam(defaultValue = "0") @Min(0) @Max(10_000) int page,
      @RequestParam(defaultValue = "50") @Min(1) @Max(Listing.MAX_SIZE) int size) {
    LocalDate last = to == null ? LocalDate.now(clock) : to;
    requireYear(last);
    LocalDate first = from == null ? last.minusDays(DEFAULT_DAYS - 1) : from;
    requireRange(first, last);
    String owner = owner(actor, all);
    return owner == null
        ? Listing.empty()
        : Listing.of(
            usage.read(owner, first, last, (long) page * size, size + 1),
            size,
            _ ->
                UriComponentsBuilder.fromPath(ADDRESS)
                    .queryParam("from", first)
                    .queryParam("to", last)
                    .queryParam("all", all)
                    .queryParam("page", page + 1)
                    .queryParam("size", size)
                    .toUriString());
  }

  private static void requireYear(LocalDate to) {
    if (to.getYear() < FIRST_YEAR || to.getYear() > LAST_YEAR) {
      throw invalid("to", "out_of_range", "must have a year of four digits");
    }
  }

  private static void requireRange(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      throw invalid("from", "after_end", "must not be after the last day");
    }
    if (from.isBefore(to.minusDays(MAX_DAYS - 1))) {
      throw invalid("from", "range_too_long", "must be within 92 days of the last day");
    }
  }

  private static ApiException invalid(String field, String code, String detail) {
    return ApiException.invalid(List.of(new FieldProblem(field, code, detail)));
  }

  private static @Nullable String owner(Actor actor, boolean all) {
    if (!all) {
      return UsageDay.ownerOf(actor);
    }
    Caller caller = Caller.current();
    if (caller == null || !caller.isAdmin()) {
      throw new AccessDeniedException("Everyone's calls are for admins");
    }
    return UsageDay.EVERYONE;
  }
}
