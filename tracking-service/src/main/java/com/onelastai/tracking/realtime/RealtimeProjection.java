package com.onelastai.tracking.realtime;

import com.onelastai.events.tracking.ApiCalled;
import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.PageViewIds;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.FieldKeys;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.page.PageCatalogue;
import com.onelastai.tracking.page.PageCatalogue.Page;
import com.onelastai.tracking.projection.TrackingProjection;
import com.onelastai.tracking.referrer.Attributions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/** Counts by minute, without bots. */
@Component
class RealtimeProjection implements TrackingProjection {

  static final String COLLECTION = "realtimeminutes";

  /** Declares the indexes; documents are written field by field. */
  @org.springframework.data.mongodb.core.mapping.Document(COLLECTION)
  @Expires
  private record Minute(@Id Date id) {}

  private static final Duration RETENTION = Duration.ofHours(2);

  private final CounterCollection collection;
  private final PageCatalogue catalogue;
  private final Devices devices;
  private final Clock clock;

  RealtimeProjection(
      MongoDatabaseFactory mongo, PageCatalogue catalogue, Devices devices, Clock clock) {
    this.collection = CounterCollection.of(mongo, COLLECTION);
    this.catalogue = catalogue;
    this.devices = devices;
    this.clock = clock;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Instant oldest = clock.instant().minus(RETENTION);
    Map<Date, List<Received<TrackingEvent>>> minutes = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      Instant time = received.envelope().time();
      if (time.isAfter(oldest) && !isBot(received.envelope().event())) {
        minutes
            .computeIfAbsent(
                Date.from(time.truncatedTo(ChronoUnit.MINUTES)), _ -> new ArrayList<>())
            .add(received);
      }
    }
    collection.count(minutes, this::count);
  }

  private boolean isBot(TrackingEvent event) {
    return devices.of(event.actor().userAgent()).bot();
  }

  private void count(
      Date minute,
      @Nullable Document current,
      List<Received<TrackingEvent>> events,
      UpdateBuilder changes) {
    MinuteFold fold = new MinuteFold(current, changes);
    for (Received<TrackingEvent> received : events) {
      fold.add(received.envelope().event(), this::pageName);
    }
    changes.setOnInsert(Expires.FIELD, Date.from(minute.toInstant().plus(RETENTION)));
  }

  private String pageName(String path) {
    return catalogue.find(path).map(Page::route).orElse(path);
  }

  /** Adds events to one minute. */
  static final class MinuteFold {

    /** Limits the size of a minute, as clients choose the names. */
    static final int MAX_NAMES = 200;

    static final String OTHER = "(other)";

    private final Map<String, Set<String>> names = new HashMap<>();
    private final @Nullable Document current;
    private final UpdateBuilder changes;

    MinuteFold(@Nullable Document current, UpdateBuilder changes) {
      this.current = current;
      this.changes = changes;
    }

    void add(TrackingEvent event, UnaryOperator<String> pageName) {
      switch (event) {
        case PageViewed view when isCountedByGateway(view) -> {
          // It may still be the first of a visitor, who consented after the load.
        }
        case PageViewed view -> {
          changes.increment("pageViews", 1);
          count("pages", pageName.apply(view.path()));
          String referrer = Attributions.outsideReferrer(view);
          if (referrer != null) {
            count("referrers", referrer);
          }
        }
        case ApiCalled _ -> changes.increment("apiCalls", 1);
        case ChatReported chat -> count("agents", chat.agentId());
        case ToolRunReported run -> count("tools", run.toolName());
        default -> {
          // Not counted by the minute.
        }
      }
    }

    private static boolean isCountedByGateway(PageViewed view) {
      return view.source() == PageViewed.Source.PAGE && PageViewIds.isOfLoad(view.pageviewId());
    }

    private void count(String list, String name) {
      Set<String> counted = names.computeIfAbsent(list, this::stored);
      String key = FieldKeys.encode(name);
      if (!counted.contains(key) && counted.size() >= MAX_NAMES) {
        key = OTHER;
      }
      counted.add(key);
      changes.increment(list + "." + key, 1);
    }

    private Set<String> stored(String list) {
      return current == null
          ? new HashSet<>()
          : new HashSet<>(current.get(list, new Document()).keySet());
    }
  }
}
