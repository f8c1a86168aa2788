package com.onelastai.tools.usage;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.tools.ToolUsed;
import com.onelastai.events.tools.ToolsEvent;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.projection.DailyFigures.Done;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.retention.BoundedRemoval;
import com.onelastai.starter.visit.Owner;
import com.onelastai.tools.usage.ToolUsage.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Stores and counts runs of tools, each once. */
@Component
class ToolUsages implements UserDataHolder {

  /**
   * @param usages how long runs are stored
   * @param figures how long daily figures are stored
   */
  @ConfigurationProperties("onelastai.retention")
  record RetentionProperties(Duration usages, Duration figures) {}

  private final MongoDatabaseFactory mongo;
  private final RecordCollection records;
  private final DailyFigures figures;
  private final Duration retention;

  ToolUsages(MongoDatabaseFactory mongo, DailyFigures figures, RetentionProperties retention) {
    this.mongo = mongo;
    this.records = new RecordCollection(mongo, ToolUsage.COLLECTION);
    this.figures = figures;
    this.retention = retention.usages();
  }

  @EventListener(group = "usages", skipErasedUsers = true, bulk = true)
  void onRuns(List<Received<ToolsEvent>> batch) {
    figures.count(
        Source.PLATFORM,
        news(batch, insert(batch, ToolUsed.class, this::describe)),
        ToolUsages::done);
  }

  @EventListener(
      group = "reports",
      types = ToolRunReported.class,
      skipErasedUsers = true,
      bulk = true)
  void onReports(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> attributed =
        batch.stream().filter(report -> !report.event().actor().anonymous()).toList();
    figures.count(
        Source.CLIENT,
        news(attributed, insert(attributed, ToolRunReported.class, this::describe)),
        ToolUsages::done);
  }

  private static Done done(DomainEvent event) {
    return switch (event) {
      case ToolUsed used ->
          new Done(
              Owner.key(used.userId(), used.visitorId()),
              used.tool(),
              used.success(),
              used.latency());
      case ToolRunReported report ->
          new Done(
              Owner.key(report.actor().userId(), report.actor().visitorId()),
              report.toolName(),
              report.success(),
              report.executionTime());
      default -> throw new IllegalArgumentException("No run of a tool: " + event);
    };
  }

  private <F extends DomainEvent, E extends F> Set<RecordPosition> insert(
      List<Received<F>> batch, Class<E> type, RecordWrite.Describer<E> describer) {
    return records.insert(RecordWrite.ofEach(batch, type, describer));
  }

  private static <E extends DomainEvent> List<Received<E>> news(
      List<Received<E>> batch, Set<RecordPosition> repetitions) {
    return batch.stream()
        .filter(received -> !repetitions.contains(RecordPosition.of(received)))
        .toList();
  }

  private void describe(String id, Instant time, ToolUsed used, UpdateBuilder changes) {
    describe(time, Source.PLATFORM, used.userId(), used.visitorId(), changes);
    changes
        .setOnInsert("toolName", used.tool())
        .setOnInsert("category", used.category())
        .setOnInsert("input", used.input())
        .setOnInsert("result", result(used.success(), used.errorMessage(), used.result()))
        .setOnInsert("latency", used.latency());
  }

  private void describe(String id, Instant time, ToolRunReported report, UpdateBuilder changes) {
    describe(time, Source.CLIENT, report.actor().userId(), report.actor().visitorId(), changes);
    changes
        .setOnInsert("toolName", report.toolName())
        .setOnInsert("category", report.category())
        .setOnInsert("input", report.input())
        .setOnInsert("result", result(report.success(), report.errorMessage(), report.output()))
        .setOnInsert("latency", report.executionTime());
  }

  private void describe(
      Instant time,
      Source source,
      @Nullable String userId,
      @Nullable String visitorId,
      UpdateBuilder changes) {
    changes
        .setOnInsert("owner", Owner.key(userId, visitorId))
        .setOnInsert("userId", userId)
        .setOnInsert("visitorId", visitorId)
        .setOnInsert("source", source.value())
        .setOnInsert("timestamp", Date.from(time))
        .setOnInsert(Expires.FIELD, Date.from(time.plus(retention)));
  }

  private static Document result(
      boolean success, @Nullable String errorMessage, @Nullable Object output) {
    return new Document("success", success)
        .append("errorMessage", errorMessage)
        .append("output", output);
  }

  long removeAll(String owner) {
    return BoundedRemoval.all(documents(), Filters.eq("owner", owner));
  }

  boolean remove(String owner, String usageId) {
    return documents()
            .deleteOne(new Document("_id", usageId).append("owner", owner))
            .getDeletedCount()
        > 0;
  }

  private MongoCollection<Document> documents() {
    return mongo.getMongoDatabase().getCollection(ToolUsage.COLLECTION);
  }

  @Override
  public void erase(String userId) {
    removeAll(userId);
  }
}
