package com.onelastai.tracking.ingest;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventPublisher;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tracking.ingest.BatchAnswer.Rejected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Checks reports and publishes them; returns once the broker has them. */
@Service
class Ingest {

  /** How far a browser's clock may run ahead before it is not believed. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final ReportReader reader;
  private final ReportCheck check;
  private final EventPublisher publisher;
  private final Clock clock;

  Ingest(ReportReader reader, ReportCheck check, EventPublisher publisher, Clock clock) {
    this.reader = reader;
    this.check = check;
    this.publisher = publisher;
    this.clock = clock;
  }

  /** Returns the id of what is recorded. */
  String take(Report report, Actor actor) {
    Instant now = clock.instant();
    refuse(check.problems(report, actor, now));
    Reported reported = reported(report, actor, now);
    publisher.publish(report.events(reported));
    return reported.id();
  }

  /** Takes each item for itself: a bad one is told by its index, the others are kept. */
  BatchAnswer takeAll(BatchRequest batch, Actor actor) {
    Findings findings = new Findings();
    findings.others(batch.others(), actor);
    refuse(findings.problems());
    List<@Nullable JsonNode> items = batch.items();
    Instant now = clock.instant();
    List<EventEnvelope<TrackingEvent>> events = new ArrayList<>(items.size());
    List<String> ids = new ArrayList<>(items.size());
    List<Rejected> rejected = new ArrayList<>(0);
    for (int i = 0; i < items.size(); i++) {
      try {
        Report report = reader.read(items.get(i));
        refuse(check.problems(report, actor, now));
        Reported reported = reported(report, actor, now);
        events.addAll(report.events(reported));
        ids.add(reported.id());
      } catch (ApiException refused) {
        rejected.add(Rejected.of(i, refused.fields().getFirst()));
      }
    }
    publisher.publish(events);
    return new BatchAnswer(ids.size(), ids, rejected);
  }

  private static void refuse(List<FieldProblem> problems) {
    if (!problems.isEmpty()) {
      throw ApiException.invalid(problems);
    }
  }

  private static Reported reported(Report report, Actor actor, Instant now) {
    Instant time = report.timestamp();
    if (time == null || time.isAfter(now.plus(AHEAD))) {
      time = now;
    }
    String id = report.id();
    return new Reported(actor, id == null ? TimeOrderedId.next(now) : id, time);
  }
}
