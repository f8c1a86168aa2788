package com.onelastai.tools.usage;

import com.onelastai.starter.listing.Listing;
import com.onelastai.starter.listing.NewestFirst;
import com.onelastai.starter.openapi.Problems;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.security.SignedIn;
import com.onelastai.starter.time.Period;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.usage.ToolUsage.Source;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Tool usage")
class UsageController {

  private static final String USAGES = "/api/tools/usages";
  private static final int MAX_ID = 100;

  private static final NewestFirst<ToolUsage> OF_OWNER =
      new NewestFirst<>(
          ToolUsage.COLLECTION,
          ToolUsage.class,
          "owner",
          "timestamp",
          ToolUsage::timestamp,
          ToolUsage::usageId);

  private final MongoOperations mongo;
  private final ToolUsages usages;
  private final DailyFigures figures;
  private final Clock clock;

  UsageController(MongoOperations mongo, ToolUsages usages, DailyFigures figures, Clock clock) {
    this.mongo = mongo;
    this.usages = usages;
    this.figures = figures;
    this.clock = clock;
  }

  @PermitAll
  @GetMapping(USAGES)
  @Operation(
      summary = "List the caller's runs of tools, newest first",
      description =
          "Runs of the user, or of the browser while nobody is signed in. A run is listed about a "
              + "second after its answer.")
  Listing<ToolUsage> listToolUsages(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "20") @Min(1) @Max(Listing.MAX_SIZE) int size,
      Owner owner) {
    return OF_OWNER.read(mongo, owner.key(), USAGES, after, size);
  }

  @PermitAll
  @DeleteMapping(USAGES)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete the caller's runs of tools", description = "Figures remain.")
  void deleteToolUsages(Owner owner) {
    usages.removeAll(owner.key());
  }

  @PermitAll
  @DeleteMapping(USAGES + "/{usageId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a run of the caller")
  void deleteToolUsage(@PathVariable @Size(max = MAX_ID) String usageId, Owner owner) {
    if (!usages.remove(owner.key(), usageId)) {
      throw ApiException.notFound("run");
    }
  }

  @SignedIn
  @GetMapping("/api/analytics/tool-usage")
  @Operation(
      summary = "Get usage figures of tools, in total and by day",
      description =
          """
          Users see figures of their own runs, admins of everyone's. Days are in UTC, at most 366; \
          the default is the last 30. Runs that pages report themselves are listed separately \
          under `reported`. Figures are about a second old.\
          """)
  @Problems("forbidden")
  ToolAnalytics getToolUsage(
      @Parameter(example = "2026-03-01")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(example = "2026-03-30")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      @Parameter(description = "The user whose runs are counted; admins can name any user")
          @RequestParam(required = false)
          @Size(max = MAX_ID)
          @Nullable String userId,
      Owner caller) {
    Period period = Period.of(from, to, LocalDate.now(clock));
    String owner = owner(userId, caller);
    return ToolAnalytics.of(
        period,
        figures.read(Source.PLATFORM, owner, period),
        figures.read(Source.CLIENT, owner, period));
  }

  private static String owner(@Nullable String userId, Owner caller) {
    if (userId == null) {
      return caller.admin() ? DailyFigures.EVERYONE : caller.key();
    }
    if (!caller.admin() && !userId.equals(caller.userId())) {
      throw new AccessDeniedException("Others' figures are for admins");
    }
    return userId;
  }
}
