package com.onelastai.tools.usage;

import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.projection.DailyFigures.Figure;
import com.onelastai.starter.time.Period;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of a period. */
record ToolAnalytics(
    @Schema(example = "2026-03-01") LocalDate from,
    @Schema(example = "2026-03-30") LocalDate to,
    @Schema(description = "Of the whole period, by tool") List<ToolFigure> tools,
    @Schema(description = "The days with runs, oldest first") List<Day> days,
    @Schema(description = "Runs that pages reported; not part of the other figures")
        List<ToolFigure> reported) {

  @Schema(name = "ToolDay")
  record Day(@Schema(example = "2026-03-01") LocalDate day, List<ToolFigure> tools) {}

  /**
   * Latencies are in milliseconds; percentiles are right within two percent.
   *
   * @param tool its id; as pages named it, if they reported it
   */
  record ToolFigure(
      @Schema(example = "base64") String tool,
      @Schema(example = "40") long runs,
      @Schema(description = "The share of runs that could do their work", example = "0.95")
          double successRate,
      @Schema(example = "2.5") @Nullable Double averageLatency,
      @Schema(example = "2.1") @Nullable Double p50,
      @Schema(example = "6.4") @Nullable Double p95) {

    static ToolFigure of(String tool, Figure figure) {
      return new ToolFigure(
          tool,
          figure.runs(),
          figure.successRate(),
          figure.averageLatency(),
          figure.percentile(0.5),
          figure.percentile(0.95));
    }
  }

  static ToolAnalytics of(
      Period period,
      Map<LocalDate, Map<String, Figure>> platform,
      Map<LocalDate, Map<String, Figure>> client) {
    List<Day> days =
        platform.entrySet().stream()
            .map(day -> new Day(day.getKey(), figures(day.getValue())))
            .toList();
    return new ToolAnalytics(
        period.from(),
        period.to(),
        figures(DailyFigures.sum(platform.values())),
        days,
        figures(DailyFigures.sum(client.values())));
  }

  private static List<ToolFigure> figures(Map<String, Figure> figures) {
    return figures.entrySet().stream()
        .map(figure -> ToolFigure.of(figure.getKey(), figure.getValue()))
        .toList();
  }
}
