package com.onelastai.tracking.visitor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.BulkWrites;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Device;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.device.IPads;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.referrer.Attributions;
import com.onelastai.tracking.visitor.VisitorProjection.VisitorFold.Landing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
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

  /** Ids of visits that are stored, so that a late event does not count its visit again. */
  private static final int RECENT_VISITS = 50;

  private static final String RECENT = "recentVisits";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> visitors;
  private final Devices devices;
  private final GeoInfo geoInfo;
  private final Attributions attributions;
  private final RetentionProperties retention;

  VisitorProjection(
      MongoDatabaseFactory mongo,
      Devices devices,
      GeoInfo geoInfo,
      Attributions attributions,
      RetentionProperties retention) {
    this.visitors = mongo.getMongoDatabase().getCollection(Visitor.COLLECTION);
    this.devices = devices;
    this.geoInfo = geoInfo;
    this.attributions = attributions;
    this.retention = retention;
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
    folds.forEach((id, fold) -> {
      UpdateBuilder changes = changes(id, stored.get(id), fold);
      if (!changes.isEmpty()) {
        writes.add(guarded(id, stored.get(id), changes));
      }
    });
    return writes;
  }

  private UpdateBuilder changes(String visitorId, @Nullable Document current, VisitorFold fold) {
    UpdateBuilder changes = new UpdateBuilder();
    if (current == null && !fold.opensVisit()) {
      return changes;
    }
    Map<String, Instant> begun = new LinkedHashMap<>(fold.visits);
    begun.keySet().removeAll(recent(current));
    if (current == null || !begun.isEmpty()) {
      changes.increment("visits", begun.size());
      describeVisits(current, begun, fold, changes);
    } else {
      correctDevice(current, fold, changes);
    }
    if (current == null) {
      changes.setOnInsert("visitorId", visitorId);
    }
    if (fold.userId != null && (current == null || !fold.userId.equals(current.get("userId")))) {
      changes.set("userId", fold.userId);
    }
    describeLanding(current, fold.landing, changes);
    return changes;
  }

  private static UpdateOneModel<Document> guarded(
      String visitorId, @Nullable Document current, UpdateBuilder changes) {
    Document guard = new Document("_id", visitorId);
    return current == null
        ? new UpdateOneModel<>(
            guard.append("visits", new Document("$exists", false)), changes.toUpdate(), UPSERT)
        : new UpdateOneModel<>(guard.append("visits", current.get("visits")), changes.toUpdate());
  }

  private void describeVisits(
      @Nullable Document current,
      Map<String, Instant> begun,
      VisitorFold fold,
      UpdateBuilder changes) {
    Instant first = begun.values().stream().min(Instant::compareTo).orElse(fold.first);
    Instant last = begun.values().stream().max(Instant::compareTo).orElse(fold.first);
    Instant storedFirst = instant(current, "firstVisit");
    Instant storedLast = instant(current, "lastVisit");
    Instant latest = storedLast == null || last.isAfter(storedLast) ? last : storedLast;
    List<String> recent = new ArrayList<>(recent(current));
    recent.addAll(begun.keySet());
    Device device = devices.of(fold.actor().userAgent());
    changes
        .set(
            "firstVisit",
            Date.from(storedFirst == null || first.isBefore(storedFirst) ? first : storedFirst))
        .set("lastVisit", Date.from(latest))
        .set("deviceInfo", device.toDocument())
        .set("bot", device.bot())
        .setIfPresent("geoInfo", geoInfo.of(fold.actor().clientAddress()))
        .setIfPresent("language", fold.actor().language())
        .set(RECENT, recent.subList(Math.max(0, recent.size() - RECENT_VISITS), recent.size()))
        .set(Expires.FIELD, retention.visitUntil(latest));
  }

  /** The page that tells an iPad from a Mac may report it after the visit began. */
  private void correctDevice(Document current, VisitorFold fold, UpdateBuilder changes) {
    Device device = devices.of(fold.actor().userAgent());
    if (device.isMistakenIn(current.get("deviceInfo", new Document()))) {
      changes.set("deviceInfo", device.toDocument());
    }
  }

  /** Where a visitor first came from; each session has its own attribution. */
  private void describeLanding(
      @Nullable Document current, @Nullable Landing landing, UpdateBuilder changes) {
    Instant stored = instant(current, "landingTime");
    if (landing != null && (stored == null || landing.time().isBefore(stored))) {
      changes.set("landingTime", Date.from(landing.time()));
      attributions.of(landing.page()).describe(changes);
    }
  }

  private static List<String> recent(@Nullable Document current) {
    return current == null ? List.of() : current.getList(RECENT, String.class, List.of());
  }

  private static @Nullable Instant instant(@Nullable Document current, String field) {
    Date date = current == null ? null : current.getDate(field);
    return date == null ? null : date.toInstant();
  }

  /** Collects the events of one visitor. */
  static final class VisitorFold {

    /** The earliest time of each visit. */
    private final Map<String, Instant> visits = new LinkedHashMap<>();

    private Instant first = Instant.MAX;
    private @Nullable Actor actor;
    private @Nullable String userId;
    private @Nullable Landing landing;

    /** The first page that a visitor opened. */
    record Landing(Instant time, PageViewed page) {}

    void add(Instant time, TrackingEvent event) {
      @Nullable String known = actor == null ? null : actor.userAgent();
      actor = IPads.isOne(known) ? event.actor().withUserAgent(known) : event.actor();
      userId = actor.userId() == null ? userId : actor.userId();
      if (!event.opensVisit()) {
        return;
      }
      first = time.isBefore(first) ? time : first;
      if (actor.sessionId() != null) {
        visits.merge(actor.sessionId(), time, (a, b) -> a.isBefore(b) ? a : b);
      }
      if (event instanceof PageViewed page && (landing == null || time.isBefore(landing.time))) {
        landing = new Landing(time, page);
      }
    }

    boolean opensVisit() {
      return first != Instant.MAX;
    }

    /** As of the latest event. */
    Actor actor() {
      return actor == null ? Actor.ANONYMOUS : actor;
    }
  }
}
