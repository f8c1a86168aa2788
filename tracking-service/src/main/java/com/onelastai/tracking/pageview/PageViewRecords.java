package com.onelastai.tracking.pageview;

import com.mongodb.client.model.Filters;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewIds;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.device.Devices;
import com.onelastai.tracking.page.PageCatalogue;
import com.onelastai.tracking.page.PageCatalogue.Page;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingRecords;
import com.onelastai.tracking.referrer.AddressParts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

@Component
class PageViewRecords implements TrackingRecords {

  private final RecordCollection collection;
  private final PageCatalogue catalogue;
  private final Devices devices;
  private final RetentionProperties retention;

  PageViewRecords(
      MongoDatabaseFactory mongo,
      PageCatalogue catalogue,
      Devices devices,
      RetentionProperties retention) {
    this.collection = new RecordCollection(mongo, PageView.COLLECTION);
    this.catalogue = catalogue;
    this.devices = devices;
    this.retention = retention;
  }

  @Override
  public Set<RecordPosition> store(List<Received<TrackingEvent>> batch) {
    Map<String, RecordWrite> writes = new LinkedHashMap<>();
    List<RecordWrite> claims = new ArrayList<>();
    for (Received<TrackingEvent> received : visitorsFirst(batch)) {
      EventEnvelope<TrackingEvent> envelope = received.envelope();
      if (envelope.event() instanceof PageViewed view) {
        var write = writeOf(writes, PageViewIds.ofRecord(view.actor(), view.pageviewId()));
        write.positions().add(RecordPosition.of(received));
        describe(envelope.time(), view, write.changes());
        if (mayHaveBeenAnonymous(view)) {
          claims.add(claim(view.actor(), write.id(), RecordPosition.of(received)));
        }
      } else if (envelope.event() instanceof PageLeft left) {
        String id = PageViewIds.ofRecord(left.actor(), left.pageviewId());
        describe(left, writeOf(writes, id).changes());
      }
    }
    writes.values().removeIf(write -> write.changes().isEmpty());
    collection.claim(claims, Filters.eq("visitorId", null));
    return collection.upsert(List.copyOf(writes.values()));
  }

  /** Of the reports of a load, that of a visitor is the one that counts. */
  private static List<Received<TrackingEvent>> visitorsFirst(List<Received<TrackingEvent>> batch) {
    return batch.stream()
        .sorted(Comparator.comparing(event -> event.envelope().event().actor().anonymous()))
        .toList();
  }

  /** Whether the visitor may have consented since the gateway recorded the load. */
  private static boolean mayHaveBeenAnonymous(PageViewed view) {
    return view.source() == PageViewed.Source.PAGE
        && !view.actor().anonymous()
        && PageViewIds.isOfLoad(view.pageviewId());
  }

  private static RecordWrite claim(Actor visitor, String id, RecordPosition position) {
    UpdateBuilder owner = new UpdateBuilder();
    owner
        .set("visitorId", visitor.visitorId())
        .setIfPresent("sessionId", visitor.sessionId())
        .setIfPresent("userId", visitor.userId());
    return new RecordWrite(id, owner, List.of(position));
  }

  private static RecordWrite writeOf(Map<String, RecordWrite> writes, String id) {
    return writes.computeIfAbsent(
        id, _ -> new RecordWrite(id, new UpdateBuilder(), new ArrayList<>()));
  }

  private static void describe(PageLeft left, UpdateBuilder changes) {
    if (left.timeOnPage() != null) {
      changes.max("timeOnPage", left.timeOnPage());
    }
    if (left.scrollDepth() != null) {
      changes.max("scrollDepth", left.scrollDepth());
    }
  }

  /** A page knows its title and referrer better than the gateway, so its values take precedence. */
  private void describe(Instant time, PageViewed view, UpdateBuilder changes) {
    Actor actor = view.actor();
    changes
        .setOnInsert("pageviewId", view.pageviewId())
        .setOnInsert("visitorId", actor.visitorId())
        .setOnInsert("sessionId", actor.sessionId())
        .setOnInsert("userId", actor.userId())
        .setOnInsert("source", view.source().name().toLowerCase(Locale.ROOT))
        .setOnInsert("bot", devices.of(actor.userAgent()).bot())
        .setOnInsert("timestamp", Date.from(time))
        .setOnInsert(Expires.FIELD, retention.rawUntil(time));
    describePage(
        view,
        view.source() == PageViewed.Source.PAGE ? changes::setIfPresent : changes::setOnInsert);
  }

  private void describePage(PageViewed view, BiConsumer<String, @Nullable Object> setter) {
    setter.accept("page.url", view.url());
    setter.accept("page.path", view.path());
    setter.accept("page.title", view.title());
    setter.accept("referrer", referrer(view));
    Optional<Page> page = catalogue.find(view.path());
    setter.accept("page.route", page.map(Page::route).orElse(null));
    setter.accept("page.name", page.map(Page::name).orElse(null));
    setter.accept("page.category", page.map(Page::category).orElse(null));
  }

  /** Of an anonymous visitor only the site is stored, not the page there. */
  private static @Nullable String referrer(PageViewed view) {
    return view.actor().anonymous() && view.referrer() != null
        ? AddressParts.origin(view.referrer())
        : view.referrer();
  }
}
