package com.onelastai.tracking.projection;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.PageViewed.Source;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.events.tracking.UserEventTracked;
import com.onelastai.starter.messaging.Received;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The events of a partition that nobody else writes to. */
public final class Deliveries {

  public static final String FIREFOX =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0";

  public static final String MAC =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.5 Safari/605.1.15";

  private static final String SITE = "https://onelastai.example";
  private static final AtomicInteger PARTITIONS = new AtomicInteger(1_000);

  private final int partition = PARTITIONS.incrementAndGet();
  private final List<Received<TrackingEvent>> events = new ArrayList<>();

  /** The present, as precise as the store is. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  public static Actor visitor(String visitorId, String sessionId) {
    return new Actor(visitorId, sessionId, null, FIREFOX, "193.0.6.0", "en-GB");
  }

  /** The same browser and visit with an account. */
  public static Actor signedIn(Actor visitor, String userId) {
    return new Actor(
        visitor.visitorId(),
        visitor.sessionId(),
        userId,
        visitor.userAgent(),
        visitor.clientAddress(),
        visitor.language());
  }

  public List<Received<TrackingEvent>> events() {
    return events;
  }

  public Deliveries add(String id, Instant time, TrackingEvent event) {
    events.add(
        new Received<>(
            new EventEnvelope<>(event.actor().scoped(id), time, event), partition, events.size()));
    return this;
  }

  /** What the gateway reports of a page that is opened. */
  public static PageViewed view(Actor actor, String address, @Nullable String referrer) {
    String path = address.split("\\?")[0];
    return new PageViewed(actor, "pv", SITE + address, path, null, referrer, Source.GATEWAY);
  }

  public Deliveries page(Actor actor, String id, Instant time, String address) {
    return page(actor, id, time, address, null, Source.GATEWAY);
  }

  public Deliveries page(
      Actor actor, String id, Instant time, String address, @Nullable String title, Source from) {
    String path = address.split("\\?")[0];
    return add(id, time, new PageViewed(actor, id, SITE + address, path, title, null, from));
  }

  public Deliveries left(Actor actor, String pageviewId, Instant time, double seconds) {
    return add(
        pageviewId + "/left" + events.size(), time, new PageLeft(actor, pageviewId, seconds, 50.0));
  }

  public Deliveries event(Actor actor, String id, Instant time) {
    return add(id, time, new UserEventTracked(actor, "auth", "signup", null, true, null));
  }

  public Deliveries call(Actor actor, String id, Instant time, int status, long milliseconds) {
    return call(actor, id, time, "GET", "/api/analytics/**", status, milliseconds);
  }

  public Deliveries call(
      Actor actor, String id, Instant time, String method, String endpoint, int status, long ms) {
    String path = "/api/analytics/x";
    String service = "tracking-service";
    return add(
        id, time, new ApiCalled(actor, method, service, endpoint, path, status, ms, 10, 100));
  }

  public Deliveries chat(Actor actor, String id, Instant time) {
    return add(
        id, time, new ChatReported(actor, "einstein", null, "Hello", null, null, null, null));
  }
}
