package com.onelastai.tracking.userevent;

import com.onelastai.events.tracking.ChatReported;
import com.onelastai.events.tracking.ExperimentReported;
import com.onelastai.events.tracking.ToolRunReported;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.tracking.erasure.PersonalData;
import com.onelastai.tracking.projection.RetentionProperties;
import com.onelastai.tracking.projection.TrackingRecords;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The ids of chats, tool runs and experiments that were reported. */
@Component
class ReportRecords implements TrackingRecords {

  private static final String COLLECTION = "reportedids";

  /** Declares the indexes; documents are written field by field. */
  @Document(COLLECTION)
  @Expires
  @PersonalData
  @CompoundIndex(def = "{'userId': 1}", sparse = true)
  @CompoundIndex(def = "{'visitorId': 1}", sparse = true)
  private record Report(@Id String id) {}

  private final RecordCollection collection;
  private final RetentionProperties retention;

  ReportRecords(MongoDatabaseFactory mongo, RetentionProperties retention) {
    this.collection = new RecordCollection(mongo, COLLECTION);
    this.retention = retention;
  }

  @Override
  public Set<RecordPosition> store(List<Received<TrackingEvent>> batch) {
    return collection.insert(
        Stream.of(ChatReported.class, ToolRunReported.class, ExperimentReported.class)
            .flatMap(type -> reports(batch, type))
            .toList());
  }

  /** An id is unique among the reports of one type. */
  private <E extends TrackingEvent> Stream<RecordWrite> reports(
      List<Received<TrackingEvent>> batch, Class<E> type) {
    return RecordWrite.ofEach(batch, type, this::describe).stream()
        .map(write -> write.withId(type.getSimpleName() + " " + write.id()));
  }

  private void describe(String id, Instant time, TrackingEvent report, UpdateBuilder changes) {
    changes
        .setOnInsert("visitorId", report.actor().visitorId())
        .setOnInsert(PersonalData.USER, report.actor().userId())
        .setOnInsert(Expires.FIELD, retention.rawUntil(time));
  }
}
