package com.onelastai.tracking.visitor;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Device;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.referrer.Attributions;
import com.onelastai.tracking.visitor.VisitorProjection.VisitorFold;
import com.onelastai.tracking.visitor.VisitorProjection.VisitorFold.Landing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Computes the update of a visitor from its events. */
@Component
class VisitorDocument {

  /** Ids of visits that are stored, so that a late event does not count its visit again. */
  private static final int RECENT_VISITS = 50;

  private static final String RECENT = "recentVisits";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final Devices devices;
  private final Countries countries;
  private final Attributions attributions;
  private final RetentionProperties retention;

  VisitorDocument(
      Devices devices,
      Countries countries,
      Attributions attributions,
      RetentionProperties retention) {
    this.devices = devices;
    this.countries = countries;
    this.attributions = attributions;
    this.retention = retention;
  }

  /** Empty if the events change nothing. */
  Optional<UpdateOneModel<Document>> update(
      String visitorId, @Nullable Document current, VisitorFold fold) {
    UpdateBuilder changes = new UpdateBuilder();
    Map<String, Instant> begun = begun(current, fold);
    if (current == null) {
      changes.setOnInsert("visitorId", visitorId).increment("visits", begun.size());
      describeVisits(null, begun, fold, changes);
    } else if (!begun.isEmpty()) {
      changes.increment("visits", begun.size());
      describeVisits(current, begun, fold, changes);
    }
    if (fold.userId() != null && !fold.userId().equals(text(current, "userId"))) {
      changes.set("userId", fold.userId());
    }
    describeLanding(current, fold.landing(), changes);
    return changes.isEmpty() ? Optional.empty() : Optional.of(guarded(visitorId, current, changes));
  }

  private static UpdateOneModel<Document> guarded(
      String visitorId, @Nullable Document current, UpdateBuilder changes) {
    Document guard = new Document("_id", visitorId);
    return current == null
        ? new UpdateOneModel<>(
            guard.append("visits", new Document("$exists", false)), changes.toUpdate(), UPSERT)
        : new UpdateOneModel<>(guard.append("visits", current.get("visits")), changes.toUpdate());
  }

  private static Map<String, Instant> begun(@Nullable Document current, VisitorFold fold) {
    Map<String, Instant> begun = new LinkedHashMap<>(fold.visits());
    begun.keySet().removeAll(recent(current));
    return begun;
  }

  private void describeVisits(
      @Nullable Document current,
      Map<String, Instant> begun,
      VisitorFold fold,
      UpdateBuilder changes) {
    Instant first = begun.values().stream().min(Instant::compareTo).orElse(fold.first());
    Instant last = begun.values().stream().max(Instant::compareTo).orElse(fold.first());
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
        .setIfPresent("geoInfo", countries.geoInfo(fold.actor().clientAddress()))
        .setIfPresent("language", fold.actor().language())
        .set(RECENT, recent.subList(Math.max(0, recent.size() - RECENT_VISITS), recent.size()))
        .set(Expires.FIELD, retention.visitUntil(latest));
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

  private static @Nullable String text(@Nullable Document current, String field) {
    return current == null ? null : current.getString(field);
  }

  private static @Nullable Instant instant(@Nullable Document current, String field) {
    Date date = current == null ? null : current.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
