package com.onelastai.tracking.visitor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.BulkWrites;
import com.onelastai.tracking.projection.TrackingProjection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a visitor when a visit begins or a user signs in; most batches only read. A visit whose id
 * is in the visitor's document is not counted again. Offsets are not needed; they would outlive the
 * topic that they belong to.
 */
@Component
class VisitorProjection implements TrackingProjection {

  private final MongoCollection<Document> visitors;
  private final VisitorDocument document;

  VisitorProjection(MongoDatabaseFactory mongo, VisitorDocument document) {
    this.visitors = mongo.getMongoDatabase().getCollection(Visitor.COLLECTION);
    this.document = document;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Map<String, VisitorFold> folds = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      String visitorId = received.envelope().event().actor().visitorId();
      if (visitorId != null) {
        folds
            .computeIfAbsent(visitorId, _ -> new VisitorFold())
            .add(received.envelope().time(), received.envelope().event());
      }
    }
    if (!folds.isEmpty()) {
      BulkWrites.untilApplied(visitors, () -> writes(folds));
    }
  }

  private List<UpdateOneModel<Document>> writes(Map<String, VisitorFold> folds) {
    Map<Object, Document> stored = HashMap.newHashMap(folds.size());
    visitors
        .find(Filters.in("_id", folds.keySet()))
        .forEach(visitor -> stored.put(visitor.get("_id"), visitor));
    List<UpdateOneModel<Document>> writes = new ArrayList<>();
    folds.forEach((id, fold) -> document.update(id, stored.get(id), fold).ifPresent(writes::add));
    return writes;
  }

  /** Collects the events of one visitor. */
  static final class VisitorFold {

    private final Map<String, Instant> visits = new LinkedHashMap<>();
    private Instant first = Instant.MAX;
    private @Nullable Actor actor;
    private @Nullable String userId;
    private @Nullable Landing landing;

    /** The first page that a visitor opened. */
    record Landing(Instant time, PageViewed page) {}

    void add(Instant time, TrackingEvent event) {
      actor = event.actor();
      first = time.isBefore(first) ? time : first;
      userId = actor.userId() == null ? userId : actor.userId();
      if (actor.sessionId() != null) {
        visits.merge(actor.sessionId(), time, (a, b) -> a.isBefore(b) ? a : b);
      }
      if (event instanceof PageViewed page && (landing == null || time.isBefore(landing.time))) {
        landing = new Landing(time, page);
      }
    }

    /** The earliest time of each visit. */
    Map<String, Instant> visits() {
      return visits;
    }

    Instant first() {
      return first;
    }

    /** As of the latest event. */
    Actor actor() {
      return actor == null ? Actor.ANONYMOUS : actor;
    }

    @Nullable String userId() {
      return userId;
    }

    @Nullable Landing landing() {
      return landing;
    }
  }
}
