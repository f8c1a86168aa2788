package com.onelastai.lab.analytics;

import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.projection.DailyFigures.Figure;
import com.onelastai.starter.time.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a period. */
record LabAnalytics(
    @Schema(example = "2026-03-01") LocalDate from,
    @Schema(example = "2026-03-30") LocalDate to,
    @Schema(description = "Of the whole period, by kind of experiment") List<LabFigure> experiments,
    @Schema(description = "The days with experiments, oldest first") List<Day> days,
    @Schema(description = "What pages reported; not part of the other figures")
        List<LabFigure> reported) {

  @Schema(name = "LabDay")
  record Day(@Schema(example = "2026-03-01") LocalDate day, List<LabFigure> experiments) {}

  /**
   * Times are in milliseconds, of those that were not cancelled; percentiles are right within two
   * percent.
   *
   * @param experiment its type; as pages named it, if they reported it
   */
  record LabFigure(
      @Schema(example = "neural-art") String experiment,
      @Schema(example = "40") long runs,
      @Schema(example = "1") long failures,
      @Schema(example = "2") long cancelled,
      @Schema(example = "840.5") @Nullable Double averageTime,
      @Schema(example = "790.1") @Nullable Double p50,
      @Schema(example = "1640.4") @Nullable Double p95,
      @Schema(example = "5120") long tokens) {

    static LabFigure of(String experiment, Figure figure) {
      return new LabFigure(
          experiment,
          figure.runs(),
          figure.failures(),
          figure.number("cancelled"),
          figure.averageLatency(),
          figure.percentile(0.5),
          figure.percentile(0.95),
          figure.number("tokens"));
    }
  }

  static LabAnalytics of(
      Period period,
      Map<LocalDate, Map<String, Figure>> platform,
      Map<LocalDate, Map<String, Figure>> client) {
    return new LabAnalytics(
        period.from(),
        period.to(),
        figures(DailyFigures.sum(platform.values())),
        platform.entrySet().stream()
            .map(day -> new Day(day.getKey(), figures(day.getValue())))
            .toList(),
        figures(DailyFigures.sum(client.values())));
  }

  private static List<LabFigure> figures(Map<String, Figure> figures) {
    return figures.entrySet().stream()
        .map(figure -> LabFigure.of(figure.getKey(), figure.getValue()))
        .toList();
  }
}
