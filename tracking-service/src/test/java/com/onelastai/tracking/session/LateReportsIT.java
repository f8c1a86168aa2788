package com.onelastai.tracking.session;

import static com.onelastai.tracking.projection.Deliveries.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.SessionIds;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.tracking.StoredDocuments;
import com.onelastai.tracking.TrackingIT;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.projection.LateEvents;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.projection.TrackingRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two visits of a browser, and what it reports in the second about the time before. */
@TrackingIT
class LateReportsIT {

  @Autowired LateEvents lateEvents;
  @Autowired List<TrackingRecords> records;
  @Autowired List<TrackingProjection> projections;
  @Autowired StoredDocuments documents;
  private final Deliveries topic = new Deliveries();
  private final String browser = UUID.randomUUID().toString();
  private final Instant now = Deliveries.now();
  private final Instant before = now.minus(Duration.ofHours(15));
  private final Actor first = visitor(browser, session(before));
  private final Actor second = visitor(browser, session(now));
  private int stored;

  @Test
  void lateReportBelongsToItsVisitAndMovesNoOther() {
    topic.page(first, "p1", before, "/").page(second, "p2", now, "/docs");
    store();
    topic
        .left(second, "p1", before.plusSeconds(40), 40)
        .event(second, "e1", before.plusSeconds(30))
        .page(second, "p1b", before.plusSeconds(20), "/pricing");
    store();

    assertThat(session(first))
        .containsEntry("pages", 2L)
        .containsEntry("events", 1L)
        .containsEntry("duration", 40_000L)
        .containsEntry("exitPage", "/pricing");
    assertThat(session(second))
        .containsEntry("startTime", Date.from(now))
        .containsEntry("landingPage", "/docs")
        .containsEntry("duration", 0L)
        .containsEntry("pages", 1L);
    assertThat(documents.get("visitors", browser))
        .containsEntry("firstVisit", Date.from(before))
        .containsEntry("visits", 2L);
    assertThat(view("p1")).containsEntry("timeOnPage", 40.0);
    assertThat(view("p1b")).containsEntry("sessionId", first.sessionId());
  }

  @Test
  void reportFromATimeWithoutAVisitIsStoredAndMovesNone() {
    topic.page(second, "p2", now, "/docs");
    topic.page(second, "p1", before, "/offline");
    store();

    assertThat(session(second)).containsEntry("startTime", Date.from(now));
    assertThat(documents.get("visitors", browser))
        .containsEntry("firstVisit", Date.from(now))
        .containsEntry("visits", 1L);
    assertThat(view("p1")).doesNotContainKey("sessionId").containsEntry("visitorId", browser);
  }

  private void store() {
    List<Received<TrackingEvent>> batch =
        lateEvents.moveToTheirVisits(topic.events().subList(stored, topic.events().size()));
    stored = topic.events().size();
    records.forEach(each -> each.store(batch));
    projections.forEach(each -> each.apply(batch));
  }

  private Document session(Actor actor) {
    return documents.get("sessions", Objects.requireNonNull(actor.sessionId()));
  }

  private Document view(String id) {
    return documents.find("pageviews", Filters.eq("_id", first.scoped(id))).getFirst();
  }

  private static String session(Instant begin) {
    String random = UUID.randomUUID().toString().substring(0, 16);
    return SessionIds.of(begin.minusSeconds(60), random.getBytes());
  }
}
