package com.onelastai.tracking.apiusage;

import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** The calls of an endpoint on a day. Latencies are in milliseconds, right within two percent. */
@Schema(name = "EndpointUsage")
record EndpointUsage(
    @Schema(example = "2026-03-01") LocalDate day,
    @Schema(example = "POST /api/chat/**") String endpoint,
    @Schema(example = "120") long calls,
    @Schema(description = "Calls that were answered with 400 or more", example = "3") long errors,
    @Schema(description = "Received and sent", example = "260000") long bytes,
    @Schema(example = "18.4") double p50,
    @Schema(example = "95.1") double p95,
    @Schema(example = "310.7") double p99) {

  /** The endpoints of a stored day, the most called first. */
  static List<EndpointUsage> ofDay(Document stored) {
    LocalDate day = UsageDay.dayOfId(stored.getString("_id"));
    return stored.get("endpoints", new Document()).entrySet().stream()
        .map(entry -> of(day, FieldKeys.decode(entry.getKey()), (Document) entry.getValue()))
        .sorted(
            Comparator.comparingLong(EndpointUsage::calls)
                .reversed()
                .thenComparing(EndpointUsage::endpoint))
        .toList();
  }

  private static EndpointUsage of(LocalDate day, String endpoint, Document counted) {
    LatencyHistogram latency = new LatencyHistogram();
    counted
        .get("h", new Document())
        .forEach(
            (bucket, count) -> latency.add(Integer.parseInt(bucket), ((Number) count).longValue()));
    return new EndpointUsage(
        day,
        endpoint,
        latency.total(),
        number(counted, "errors"),
        number(counted, "bytes"),
        latency.percentile(0.5),
        latency.percentile(0.95),
        latency.percentile(0.99));
  }

  private static long number(Document counted, String field) {
    return counted.get(field) instanceof Number number ? number.longValue() : 0;
  }
}
