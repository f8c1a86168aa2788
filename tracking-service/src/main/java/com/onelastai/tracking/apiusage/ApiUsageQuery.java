package com.onelastai.tracking.apiusage;

import com.mongodb.client.model.Filters;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Reads the calls of days, by their ids. */
@Component
class ApiUsageQuery {

  private final MongoDatabaseFactory mongo;

  ApiUsageQuery(MongoDatabaseFactory mongo) {
    this.mongo = mongo;
  }

  /** Newest day first, and within a day the endpoint with the most calls first. */
  List<EndpointUsage> read(String owner, LocalDate from, LocalDate to) {
    List<String> ids =
        from.datesUntil(to.plusDays(1)).map(day -> new UsageDay(owner, day).id()).toList();
    List<Document> days =
        mongo
            .getMongoDatabase()
            .getCollection(UsageDay.COLLECTION)
            .find(Filters.in("_id", ids))
            .into(new ArrayList<>());
    return days.stream()
        .sorted(Comparator.comparing((Document day) -> day.getString("_id")).reversed())
        .flatMap(day -> EndpointUsage.ofDay(day).stream())
        .toList();
  }

  /** The calls of an endpoint on a day. Latencies are in milliseconds, within two percent. */
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

    /** The endpoints of a stored day, the one with the most calls first. */
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
          .forEach((bucket, count) ->
              latency.add(Integer.parseInt(bucket), ((Number) count).longValue()));
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
}
