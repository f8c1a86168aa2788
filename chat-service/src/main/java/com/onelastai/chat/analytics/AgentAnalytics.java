package com.onelastai.chat.analytics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.onelastai.chat.analytics.Figures.ResponseTime;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;

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
}
