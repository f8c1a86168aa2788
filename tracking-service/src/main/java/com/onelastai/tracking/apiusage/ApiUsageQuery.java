package com.onelastai.tracking.apiusage;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.LatencyHistogram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/** Reads the calls of days, by their ids. */
@Component
class ApiUsageQuery {

  /** A day of everyone's calls is large, and a page seldom needs more than a few. */
  private static final int DAYS_AT_ONCE = 7;

  private final MongoOperations mongo;

  ApiUsageQuery(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /**
   * Newest day first, and within a day the endpoint with the most calls first. Days after the last
   * one that is needed are not read.
   */
  List<EndpointUsage> read(String owner, LocalDate from, LocalDate to, long skip, int limit) {
    List<String> ids =
        from.datesUntil(to.plusDays(1)).map(day -> new UsageDay(owner, day).id()).toList();
    Query query = query(where("_id").in(ids)).with(Sort.by(Sort.Direction.DESC, "_id"));
    query.cursorBatchSize(DAYS_AT_ONCE).fields().include("endpoints");
    try (Stream<Document> days = mongo.stream(query, Document.class, UsageDay.COLLECTION)) {
      return days.flatMap(day -> EndpointUsage.ofDay(day).stream())
          .skip(skip)
          .limit(limit)
          .toList();
    }
  }

  /** The calls of an endpoint on a day. Latencies are in milliseconds, within two percent. */
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
          counted.get("errors", (Number) 0).longValue(),
          counted.get("bytes", (Number) 0).longValue(),
          latency.percentile(0.5),
          latency.percentile(0.95),
          latency.percentile(0.99));
    }
  }
}
