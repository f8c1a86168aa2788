package com.onelastai.tracking.ingest;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.starter.problem.JsonProblems;
import com.onelastai.tracking.ingest.Report.ReportContext;
import com.onelastai.tracking.ingest.Reports.ChatReport;
import com.onelastai.tracking.ingest.Reports.EventReport;
import com.onelastai.tracking.ingest.Reports.FeedbackReport;
import com.onelastai.tracking.ingest.Reports.LabReport;
import com.onelastai.tracking.ingest.Reports.ToolReport;
import com.onelastai.tracking.ingest.TrackController.BatchAnswer;
import com.onelastai.tracking.ingest.TrackController.BatchAnswer.Rejected;
import com.onelastai.tracking.ingest.TrackController.BatchRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Validates reports and publishes them; returns once the broker has stored them. */
@Service
class Ingest {

  static final Duration MAX_AGE = Duration.ofHours(24);

  /** How far a browser's clock may be ahead before its timestamps are ignored. */
  private static final Duration MAX_AHEAD = Duration.ofMinutes(1);

  private static final String TYPE_NAMES = "event, pageview, chat, feedback, tool, lab";

  /** By the {@code type} of an item in a batch. */
  private static final Map<String, Class<? extends Report>> TYPES =
      Map.of(
          "event", EventReport.class,
          "pageview", PageViewReport.class,
          "chat", ChatReport.class,
          "feedback", FeedbackReport.class,
          "tool", ToolReport.class,
          "lab", LabReport.class);

  private final JsonMapper json;
  private final Validator constraints;
  private final EventPublisher publisher;
  private final Clock clock;

  Ingest(JsonMapper json, Validator constraints, EventPublisher publisher, Clock clock) {
    this.json = json;
    this.constraints = constraints;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Publishes a report and returns its id. */
  String publish(Report report, Actor actor) {
    Arrival arrival = new Arrival(clock.instant(), Duration.ZERO);
    validate(report, actor, arrival);
    ReportContext context = context(report, actor, arrival);
    publisher.publish(report.events(context));
    return context.id();
  }

  /** Publishes the valid items of a batch, and rejects the others by their index. */
  BatchAnswer publish(BatchRequest batch, Actor actor) {
    ValidationErrors errors = new ValidationErrors();
    errors.others(batch.others(), actor);
    Arrival arrival = Arrival.of(batch, clock.instant(), errors);
    errors.throwIfAny();
    List<@Nullable JsonNode> items = batch.items();
    List<EventEnvelope<TrackingEvent>> events = new ArrayList<>(items.size());
    List<String> ids = new ArrayList<>(items.size());
    List<Rejected> rejected = new ArrayList<>(0);
    for (int i = 0; i < items.size(); i++) {
      try {
        Report report = read(items.get(i));
        validate(report, actor, arrival);
        ReportContext context = context(report, actor, arrival);
        events.addAll(report.events(context));
        ids.add(context.id());
      } catch (ApiException invalid) {
        FieldProblem first = invalid.fields().getFirst();
        rejected.add(new Rejected(i, first.field(), first.code(), first.detail()));
      }
    }
    publisher.publish(events);
    return new BatchAnswer(ids.size(), ids, rejected);
  }

  private Report read(@Nullable JsonNode item) {
    if (!(item instanceof ObjectNode fields)) {
      throw invalid(
          new FieldProblem("type", "wrong_type", "is required: the item must be an object"));
    }
    JsonNode type = fields.remove("type");
    Class<? extends Report> body =
        type == null || !type.isString() ? null : TYPES.get(type.stringValue());
    if (body == null) {
      throw invalid(new FieldProblem("type", "unknown_type", "must be one of " + TYPE_NAMES));
    }
    try {
      return json.treeToValue(fields, body);
    } catch (JacksonException unreadable) {
      throw invalid(JsonProblems.describe(unreadable));
    }
  }

  private static ApiException invalid(FieldProblem problem) {
    return ApiException.invalid(List.of(problem));
  }

  private void validate(Report report, Actor actor, Arrival arrival) {
    ValidationErrors errors = new ValidationErrors();
    for (ConstraintViolation<Report> broken : constraints.validate(report)) {
      errors.addBroken(
          broken.getPropertyPath().toString(),
          broken.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName(),
          broken.getMessage());
    }
    if (arrival.timeOf(report).isBefore(arrival.now().minus(MAX_AGE))) {
      errors.add("timestamp", "too_old", "is older than 24 hours");
    }
    report.validate(errors);
    errors.others(report.others(), actor);
    errors.throwIfAny();
  }

  private static ReportContext context(Report report, Actor actor, Arrival arrival) {
    String id = report.id();
    return new ReportContext(
        actor, id == null ? ReportContext.newId(arrival.now()) : id, arrival.timeOf(report));
  }

  /**
   * When reports arrived.
   *
   * @param behind how far the clock of their browser is behind ours
   */
  private record Arrival(Instant now, Duration behind) {

    /** A browser without its battery starts in 1970; what is further off is made up. */
    private static final Duration MAX_BEHIND = Duration.ofDays(100 * 365);

    static Arrival of(BatchRequest batch, Instant now, ValidationErrors errors) {
      Instant sentAt = batch.sentAt();
      if (sentAt == null) {
        return new Arrival(now, Duration.ZERO);
      }
      Duration behind = Duration.between(sentAt, now);
      if (behind.abs().compareTo(MAX_BEHIND) > 0) {
        errors.add("sentAt", "out_of_range", "is not the time of any clock");
      }
      return new Arrival(now, behind);
    }

    /** By our clock. */
    Instant timeOf(Report report) {
      Instant timestamp = report.timestamp();
      if (timestamp == null || timestamp.isAfter(now.minus(behind).plus(MAX_AHEAD))) {
        return now;
      }
      Instant oldest = now.minus(behind).minus(MAX_AGE);
      return timestamp.isBefore(oldest) ? Instant.MIN : timestamp.plus(behind);
    }
  }
}
