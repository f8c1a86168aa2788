package com.onelastai.chat.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.chat.analytics.AgentAnalytics.Figures.ResponseTime;
import com.onelastai.starter.projection.LatencyHistogram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The figures of an agent in a period. */
record AgentAnalytics(
    @Schema(example = "einstein") String agentId,
    @Schema(example = "2026-03-01") LocalDate from,
    @Schema(example = "2026-03-30") LocalDate to,
    Figures total,
    @Schema(description = "The days with activity, oldest first") List<Day> days,
    Reported reported) {

  record Day(@Schema(example = "2026-03-01") LocalDate day, @JsonUnwrapped Figures figures) {}

  @Schema(description = "Chats that pages reported themselves; not part of the other figures")
  record Reported(
      @Schema(example = "client") String source,
      @Schema(example = "3") long conversations,
      @Schema(example = "6") long messages,
      ResponseTime responseTime,
      List<ReportedDay> days) {}

  record ReportedDay(
      @Schema(example = "2026-03-01") LocalDate day,
      @Schema(example = "3") long conversations,
      @Schema(example = "6") long messages,
      ResponseTime responseTime) {}

  static AgentAnalytics of(
      String agentId,
      LocalDate from,
      LocalDate to,
      Map<LocalDate, Document> platform,
      Map<LocalDate, Document> client) {
    List<Day> days =
        platform.entrySet().stream()
            .map(day -> new Day(day.getKey(), Figures.of(List.of(day.getValue()))))
            .toList();
    return new AgentAnalytics(
        agentId, from, to, Figures.of(platform.values()), days, reported(client));
  }

  private static Reported reported(Map<LocalDate, Document> client) {
    Figures total = Figures.of(client.values());
    List<ReportedDay> days =
        client.entrySet().stream()
            .map(day -> reportedDay(day.getKey(), Figures.of(List.of(day.getValue()))))
            .toList();
    return new Reported(
        "client", total.conversations(), total.messages(), total.responseTime(), days);
  }

  private static ReportedDay reportedDay(LocalDate day, Figures figures) {
    return new ReportedDay(
        day, figures.conversations(), figures.messages(), figures.responseTime());
  }

  /** Figures of a day or of a period. */
  record Figures(
      @Schema(example = "12") long conversations,
      @Schema(description = "The number of questions and answers", example = "96") long messages,
      @Schema(description = "Tokens of the answers", example = "5230") long tokens,
      @Schema(description = "Tokens that the model read for the answers", example = "41200")
          long promptTokens,
      ResponseTime responseTime,
      Satisfaction satisfaction) {

    /** Of complete answers, in milliseconds; percentiles are right within two percent. */
    record ResponseTime(
        @Schema(description = "The number of answers", example = "44") long count,
        @Schema(example = "1480.5") @Nullable Double average,
        @Schema(example = "1310.2") @Nullable Double p50,
        @Schema(example = "3120.8") @Nullable Double p95) {}

    record Satisfaction(
        @Schema(description = "How many ratings were given", example = "9") long ratings,
        @Schema(description = "Of 1 (poor) to 5 (excellent)", example = "4.3")
            @Nullable Double averageRating,
        @Schema(description = "How many answered whether they were satisfied", example = "10")
            long votes,
        @Schema(description = "The share of satisfied users", example = "0.9")
            @Nullable Double satisfiedShare) {}

    static Figures of(Collection<Document> counted) {
      Sum sum = new Sum();
      counted.forEach(sum::add);
      return new Figures(
          sum.of("conversations"),
          sum.of("messages"),
          sum.of("tokens"),
          sum.of("promptTokens"),
          sum.responseTime(),
          sum.satisfaction());
    }

    private static final class Sum {

      private final Document numbers = new Document();
      private final LatencyHistogram times = new LatencyHistogram();

      void add(Document counted) {
        counted.forEach((field, value) -> {
          if (value instanceof Number number) {
            numbers.merge(field, number.longValue(), (a, b) -> (Long) a + (Long) b);
          }
        });
        counted
            .get("h", new Document())
            .forEach((bucket, count) ->
                times.add(Integer.parseInt(bucket), ((Number) count).longValue()));
        counted
            .get(VisitorFigures.ADOPTED, new Document())
            .values()
            .forEach(adopted -> add((Document) adopted));
      }

      long of(String field) {
        return numbers.get(field) instanceof Long number ? number : 0;
      }

      ResponseTime responseTime() {
        long count = times.total();
        return count == 0
            ? new ResponseTime(0, null, null, null)
            : new ResponseTime(
                count,
                rounded((double) of("responseTime") / count),
                times.percentile(0.5),
                times.percentile(0.95));
      }

      Satisfaction satisfaction() {
        long ratings = of("ratings");
        long satisfied = of("satisfied");
        long votes = satisfied + of("unsatisfied");
        return new Satisfaction(
            ratings,
            ratings == 0 ? null : rounded((double) of("ratingSum") / ratings),
            votes,
            votes == 0 ? null : rounded((double) satisfied / votes));
      }

      private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
      }
    }
  }
}
