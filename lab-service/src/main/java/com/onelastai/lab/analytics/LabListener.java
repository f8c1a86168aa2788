package com.onelastai.lab.analytics;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.lab.ExperimentFinished;
import com.onelastai.events.lab.ExperimentFinished.Status;
import com.onelastai.events.lab.LabEvent;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.lab.experiment.Engine;
import com.onelastai.lab.run.LabExperiment;
import com.onelastai.lab.run.LabExperiment.Source;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.EventListener;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.DailyFigures;
import com.onelastai.starter.projection.DailyFigures.Done;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.visit.Owner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Counts experiments, each once, and stores those that pages report. */
@Component
class LabListener {

  private final RecordCollection records;
  private final DailyFigures figures;
  private final Duration retention;

  LabListener(
      MongoDatabaseFactory mongo,
      DailyFigures figures,
      @Value("${onelastai.lab.retention}") Duration retention) {
    this.records = new RecordCollection(mongo, LabExperiment.COLLECTION);
    this.figures = figures;
    this.retention = retention;
  }

  @EventListener(group = "figures", skipErasedUsers = true, bulk = true)
  void onFinished(List<Received<LabEvent>> batch) {
    Map<String, RecordWrite> marks = new LinkedHashMap<>();
    for (Received<LabEvent> received : batch) {
      if (received.event() instanceof ExperimentFinished finished) {
        marks
            .computeIfAbsent(
                finished.experimentId(),
                id -> new RecordWrite(id, new UpdateBuilder(), new ArrayList<>()))
            .positions()
            .add(RecordPosition.of(received));
      }
    }
    figures.count(
        Source.PLATFORM,
        news(batch, records.mark(List.copyOf(marks.values()))),
        event -> done((ExperimentFinished) event));
  }

  @EventListener(
      group = "reports",
      types = ExperimentReported.class,
      skipErasedUsers = true,
      bulk = true)
  void onReports(List<Received<TrackingEvent>> batch) {
    List<Received<TrackingEvent>> attributed =
        batch.stream().filter(report -> !report.event().actor().anonymous()).toList();
    Set<RecordPosition> repetitions =
        records.insert(RecordWrite.ofEach(attributed, ExperimentReported.class, this::describe));
    figures.count(
        Source.CLIENT, news(attributed, repetitions), event -> done((ExperimentReported) event));
  }

  private static <E extends DomainEvent> List<Received<E>> news(
      List<Received<E>> batch, Set<RecordPosition> repetitions) {
    return batch.stream()
        .filter(received -> !repetitions.contains(RecordPosition.of(received)))
        .toList();
  }

  private static Done done(ExperimentFinished finished) {
    boolean cancelled = finished.status() == Status.CANCELLED;
    return new Done(
        Owner.key(finished.userId(), finished.visitorId()),
        finished.experimentType(),
        finished.status() != Status.FAILED,
        cancelled ? null : finished.processingTime(),
        Map.of("tokens", finished.tokensUsed(), "cancelled", cancelled ? 1L : 0L));
  }

  private static Done done(ExperimentReported report) {
    return new Done(owner(report), type(report), report.success(), report.processingTime());
  }

  private static String owner(ExperimentReported report) {
    return Owner.key(report.actor().userId(), report.actor().visitorId());
  }

  private static String type(ExperimentReported report) {
    return Objects.requireNonNullElse(report.experimentType(), report.experimentName());
  }

  private void describe(String id, Instant time, ExperimentReported report, UpdateBuilder changes) {
    boolean success = report.success();
    changes
        .setOnInsert("owner", owner(report))
        .setOnInsert("source", Source.CLIENT.value())
        .setOnInsert("experimentType", type(report))
        .setOnInsert("userId", report.actor().userId())
        .setOnInsert("visitorId", report.actor().visitorId())
        .setOnInsert("sessionId", report.actor().sessionId())
        .setOnInsert("input", input(report))
        .setOnInsert("output", success ? output(report) : null)
        .setOnInsert("status", success ? "completed" : "failed")
        .setOnInsert("progress", new Document("percent", 100).append("step", "Done"))
        .setOnInsert("error", report.errorMessage())
        .setOnInsert("processingTime", report.processingTime())
        .setOnInsert("tokensUsed", 0L)
        .setOnInsert("createdAt", Date.from(time))
        .setOnInsert("completedAt", Date.from(time))
        .setOnInsert("made", List.of())
        .setOnInsert(Expires.FIELD, Date.from(time.plus(retention)));
  }

  private static Document input(ExperimentReported report) {
    Object sent = report.input();
    Object prompt = sent instanceof Map<?, ?> fields ? fields.get("prompt") : sent;
    return new Document("prompt", prompt instanceof String text ? text : "")
        .append("settings", sent instanceof Map<?, ?> ? sent : new Document())
        .append("files", List.of());
  }

  private static Document output(ExperimentReported report) {
    return new Document("result", report.output())
        .append("metadata", new Document("engine", engine(report.model())));
  }

  private static @Nullable Document engine(@Nullable String model) {
    return model == null
        ? null
        : new Document("kind", Engine.Kind.MODEL.value()).append("name", model);
  }
}
