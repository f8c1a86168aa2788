package com.onelastai.tracking.session;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatFeedbackReported;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.projection.Changes;
import com.onelastai.tracking.referrer.Attributions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What some events add to one session. They may be older than what the session holds already. */
final class SessionFold {

  private int pages;
  private int events;
  private int apiCalls;
  private Instant first = Instant.MAX;
  private Instant last = Instant.MIN;
  private @Nullable String userId;
  private @Nullable View landing;
  private @Nullable View exit;

  private record View(Instant time, PageViewed page) {}

  void add(Instant time, TrackingEvent event) {
    first = time.isBefore(first) ? time : first;
    last = time.isAfter(last) ? time : last;
    userId = event.actor().userId() == null ? userId : event.actor().userId();
    switch (event) {
      case PageViewed view -> addPage(new View(time, view));
      case ApiCalled _ -> apiCalls++;
      case UserEventTracked _, ChatReported _, ToolRunReported _, ExperimentReported _ -> events++;
      case PageLeft _, ChatFeedbackReported _ -> {
        // Somebody is still there; nothing new happened that would be counted.
      }
    }
  }

  Instant lastActivity(@Nullable Document current) {
    Instant known = instant(current, "lastActivity");
    return known == null || last.isAfter(known) ? last : known;
  }

  void describe(@Nullable Document current, Attributions attributions, Changes changes) {
    Instant known = instant(current, "startTime");
    Instant start = known == null || first.isBefore(known) ? first : known;
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

  /** A visit came from where its first page came from, whatever later pages say. */
  private void describeLanding(
      @Nullable Instant known, Attributions attributions, Changes changes) {
    if (landing != null && (known == null || landing.time.isBefore(known))) {
      changes.set("landingPage", landing.page.path()).set("landingTime", Date.from(landing.time));
      attributions.of(landing.page).describe(changes);
    }
  }

  private void describeExit(@Nullable Instant known, Changes changes) {
    if (exit != null && (known == null || !exit.time.isBefore(known))) {
      changes.set("exitPage", exit.page.path()).set("exitTime", Date.from(exit.time));
    }
  }

  private static @Nullable Instant instant(@Nullable Document current, String field) {
    Date date = current == null ? null : current.getDate(field);
    return date == null ? null : date.toInstant();
  }
}
