package com.onelastai.tracking.pageview;

import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.PageLeft;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.Changes;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.tracking.projection.TrackingRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

@Component
class PageViewRecords implements TrackingRecords {

  private final RecordCollection collection;
  private final PageViewDocument document;

  PageViewRecords(MongoDatabaseFactory mongo, PageViewDocument document) {
    this.collection = new RecordCollection(mongo, PageViews.COLLECTION);
    this.document = document;
  }

  @Override
  public Set<RecordPosition> store(List<Received<TrackingEvent>> batch) {
    Map<String, RecordWrite> writes = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      EventEnvelope<TrackingEvent> envelope = received.envelope();
      if (envelope.event() instanceof PageViewed view) {
        var write = writeOf(writes, view.actor().scoped(view.pageviewId()));
        write.positions().add(RecordPosition.of(received));
        document.describe(envelope.time(), view, write.changes());
      } else if (envelope.event() instanceof PageLeft left) {
        describe(left, writeOf(writes, left.actor().scoped(left.pageviewId())).changes());
      }
    }
    writes.values().removeIf(write -> write.changes().isEmpty());
    return collection.upsert(List.copyOf(writes.values()));
  }

  private static RecordWrite writeOf(Map<String, RecordWrite> writes, String id) {
    return writes.computeIfAbsent(id, _ -> new RecordWrite(id, new Changes(), new ArrayList<>()));
  }

  private static void describe(PageLeft left, Changes changes) {
    if (left.timeOnPage() != null) {
      changes.max("timeOnPage", left.timeOnPage());
    }
    if (left.scrollDepth() != null) {
      changes.max("scrollDepth", left.scrollDepth());
    }
  }
}
