package com.onelastai.tracking.session;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Device;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.device.IPads;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.referrer.Attributions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

@Component
class SessionProjection implements TrackingProjection {

  private final CounterCollection collection;
  private final Devices devices;
  private final Attributions attributions;
  private final RetentionProperties retention;

  SessionProjection(
      MongoDatabaseFactory mongo,
      Devices devices,
      Attributions attributions,
      RetentionProperties retention) {
    this.collection = CounterCollection.of(mongo, Session.COLLECTION);
    this.devices = devices;
    this.attributions = attributions;
    this.retention = retention;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Map<String, List<Received<TrackingEvent>>> sessions = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      String sessionId = received.envelope().event().actor().sessionId();
      if (sessionId != null) {
        sessions.computeIfAbsent(sessionId, _ -> new ArrayList<>()).add(received);
      }
    }
    collection.count(sessions, this::count);
  }

  private void count(
      String sessionId,
      @Nullable Document current,
      List<Received<TrackingEvent>> events,
      UpdateBuilder changes) {
    SessionFold fold = new SessionFold();
    events.forEach(event -> fold.add(event.envelope().time(), event.envelope().event()));
    if (current == null && !fold.opensVisit()) {
      return;
    }
    Device device = devices.of(fold.userAgent);
    if (current == null) {
      begin(sessionId, events.getFirst().envelope().event().actor(), device, changes);
    } else if (device.isMistakenIn(current.get("deviceInfo", new Document()))) {
      changes.set("deviceInfo", device.toDocument());
    }
    fold.describe(current, attributions, changes);
    changes.set(Expires.FIELD, retention.visitUntil(fold.lastActivity(current)));
  }

  private static void begin(String sessionId, Actor actor, Device device, UpdateBuilder changes) {
    changes
        .setOnInsert("sessionId", sessionId)
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("deviceInfo", device.toDocument())
        .setOnInsert("bot", device.bot());
  }

  /** Adds events to one session. They may be older than those it contains already. */
  static final class SessionFold {

    private int pages;
    private int events;
    private int apiCalls;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;
    private @Nullable String userId;
    private @Nullable String userAgent;
    private @Nullable View landing;
    private @Nullable View exit;

    private record View(Instant time, PageViewed page) {}

    void add(Instant time, TrackingEvent event) {
      first = event.opensVisit() && time.isBefore(first) ? time : first;
      last = time.isAfter(last) ? time : last;
      userId = event.actor().userId() == null ? userId : event.actor().userId();
      userAgent = IPads.isOne(userAgent) ? userAgent : event.actor().userAgent();
      switch (event) {
        case PageViewed view -> addPage(new View(time, view));
        case ApiCalled _ -> apiCalls++;
        case UserEventTracked _, ChatReported _, ToolRunReported _, ExperimentReported _ ->
            events++;
        case PageLeft _, ChatFeedbackReported _ -> {
          // Activity, but not counted.
        }
      }
    }

    boolean opensVisit() {
      return first != Instant.MAX;
    }

    Instant lastActivity(@Nullable Document current) {
      Instant stored = instant(current, "lastActivity");
      return stored == null || last.isAfter(stored) ? last : stored;
    }

    void describe(@Nullable Document current, Attributions attributions, UpdateBuilder changes) {
      Instant stored = instant(current, "startTime");
      Instant start = stored == null || first.isBefore(stored) ? first : stored;
      Instant activity = lastActivity(current);
      changes
          .set("startTime", Date.from(start))
          .set("lastActivity", Date.from(activity))
          .set("endTime", null)
          .set("duration", Duration.between(start, activity).toMillis())
          .setIfPresent("userId", userId)
          .increment("pages", pages)
          .increment("events", events)
          .increment("apiCalls", apiCalls);
      describeLanding(instant(current, "landingTime"), attributions, changes);
      describeExit(instant(current, "exitTime"), changes);
    }

    private void addPage(View view) {
      pages++;
      landing = landing == null || view.time.isBefore(landing.time) ? view : landing;
      exit = exit == null || !view.time.isBefore(exit.time) ? view : exit;
    }

    /** The first page determines where a visit came from. */
    private void describeLanding(
        @Nullable Instant stored, Attributions attributions, UpdateBuilder changes) {
      if (landing != null && (stored == null || landing.time.isBefore(stored))) {
        changes.set("landingPage", landing.page.path()).set("landingTime", Date.from(landing.time));
        attributions.of(landing.page).describe(changes);
      }
    }

    private void describeExit(@Nullable Instant stored, UpdateBuilder changes) {
      if (exit != null && (stored == null || !exit.time.isBefore(stored))) {
        changes.set("exitPage", exit.page.path()).set("exitTime", Date.from(exit.time));
      }
    }

    private static @Nullable Instant instant(@Nullable Document current, String field) {
      Date date = current == null ? null : current.getDate(field);
      return date == null ? null : date.toInstant();
    }
  }
}
