package com.onelastai.tools.usage;

import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
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
      @Schema(example = "6.4") @Nullable Double p95) {}

  static ToolAnalytics of(
      LocalDate from,
      LocalDate to,
      Map<LocalDate, Document> platform,
      Map<LocalDate, Document> client) {
    List<Day> days =
        platform.entrySet().stream()
            .map(day -> new Day(day.getKey(), figures(List.of(day.getValue()))))
            .toList();
    return new ToolAnalytics(from, to, figures(platform.values()), days, figures(client.values()));
  }

  private static List<ToolFigure> figures(Collection<Document> counters) {
    Map<String, Sum> sums = new TreeMap<>();
    for (Document tools : counters) {
      tools.forEach((key, counted) ->
          sums.computeIfAbsent(FieldKeys.decode(key), _ -> new Sum()).add((Document) counted));
    }
    return sums.entrySet().stream().map(sum -> sum.getValue().figure(sum.getKey())).toList();
  }

  private static final class Sum {

    private final LatencyHistogram latencies = new LatencyHistogram();
    private long runs;
    private long failures;
    private long latency;

    void add(Document counted) {
      runs += number(counted, "runs");
      failures += number(counted, "failures");
      latency += number(counted, "latency");
      counted
          .get("h", new Document())
          .forEach((bucket, count) ->
              latencies.add(Integer.parseInt(bucket), ((Number) count).longValue()));
    }

    private static long number(Document counted, String field) {
      return counted.get(field) instanceof Number number ? number.longValue() : 0;
    }

    ToolFigure figure(String tool) {
      long measured = latencies.total();
      return new ToolFigure(
          tool,
          runs,
          rounded((double) (runs - failures) / runs),
          measured == 0 ? null : rounded((double) latency / measured),
          measured == 0 ? null : latencies.percentile(0.5),
          measured == 0 ? null : latencies.percentile(0.95));
    }

    private static double rounded(double value) {
      return Math.round(value * 100) / 100.0;
    }
  }
}
