package com.onelastai.tracking.session;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.SessionIds;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.tracking.projection.LateEvents;
import com.onelastai.tracking.session.SessionEnd.SessionProperties;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Moves reports that a browser kept while it was closed or offline to the visit in which they
 * happened. Without one they belong to their visitor alone. Only such an event costs a query.
 */
@Component
class LateReports implements LateEvents {

  private final MongoCollection<Document> sessions;
  private final SessionProperties settings;

  LateReports(MongoDatabaseFactory mongo, SessionProperties settings) {
    this.sessions = mongo.getMongoDatabase().getCollection(Session.COLLECTION);
    this.settings = settings;
  }

  @Override
  public List<Received<TrackingEvent>> moveToTheirVisits(List<Received<TrackingEvent>> batch) {
    return batch.stream().noneMatch(LateReports::isLate)
        ? batch
        : batch.stream().map(event -> isLate(event) ? moved(event) : event).toList();
  }

  private static boolean isLate(Received<TrackingEvent> received) {
    Instant begin = SessionIds.notBefore(received.envelope().event().actor().sessionId());
    return begin != null && received.envelope().time().isBefore(begin);
  }

  private Received<TrackingEvent> moved(Received<TrackingEvent> received) {
    EventEnvelope<TrackingEvent> late = received.envelope();
    Actor actor = late.event().actor();
    TrackingEvent event = late.event().withActor(actor.withSession(visitAt(late.time(), actor)));
    return new Received<>(
        new EventEnvelope<>(late.id(), late.time(), event),
        received.partition(),
        received.offset());
  }

  private @Nullable String visitAt(Instant time, Actor actor) {
    Document visit =
        sessions
            .find(
                Filters.and(
                    Filters.eq("visitorId", actor.visitorId()),
                    Filters.lte("startTime", Date.from(time))))
            .projection(Projections.include("lastActivity"))
            .sort(Sorts.descending("startTime", "_id"))
            .first();
    if (visit == null) {
      return null;
    }
    Instant end = visit.getDate("lastActivity").toInstant().plus(settings.idleLimit());
    return time.isAfter(end) ? null : visit.getString("_id");
  }
}
