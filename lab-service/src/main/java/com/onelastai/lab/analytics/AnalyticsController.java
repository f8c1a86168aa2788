package com.onelastai.lab.analytics;

import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.time.Period;
import com.onelastai.starter.visit.Owner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Lab")
class AnalyticsController {

  private final DailyFigures figures;
  private final Clock clock;

  AnalyticsController(DailyFigures figures, Clock clock) {
    this.figures = figures;
    this.clock = clock;
  }

  @PermitAll
  @GetMapping("/api/lab/analytics")
  @Operation(
      summary = "Get figures of experiments, in total and by day",
      description =
          """
          Users and visitors see figures of their own experiments, admins of everyone's. Days are \
          in UTC, at most 366; the default is the last 30. Experiments that pages report are \
          listed separately under `reported`. Figures are about a second old.\
          """)
  LabAnalytics getLabAnalytics(
      @Parameter(example = "2026-03-01")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate from,
      @Parameter(example = "2026-03-30")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          @Nullable LocalDate to,
      Owner caller) {
    Period period = Period.of(from, to, LocalDate.now(clock));
    String owner = caller.admin() ? DailyFigures.EVERYONE : caller.key();
    return LabAnalytics.of(
        period,
        figures.read(Source.PLATFORM, owner, period),
        figures.read(Source.CLIENT, owner, period));
  }
}
