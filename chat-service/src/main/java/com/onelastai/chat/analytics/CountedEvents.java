package com.onelastai.chat.analytics;

import com.onelastai.events.chat.ChatEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** The ids of counted events: a relay that crashes publishes its last events again. */
@Component
class CountedEvents {

  static final String COLLECTION = "countedchatevents";

  /** Longer than any relay retries. */
  private static final Duration KEPT = Duration.ofDays(30);

  @Document(COLLECTION)
  @Expires
  private record CountedEvent(@Id String id) {}

  private final RecordCollection collection;

  CountedEvents(MongoDatabaseFactory mongo) {
    this.collection = new RecordCollection(mongo, COLLECTION);
  }

  /** The positions of events in this batch that were counted before. */
  Set<RecordPosition> repetitions(List<Received<ChatEvent>> batch) {
    return collection.insert(
        RecordWrite.ofEach(
            batch,
            ChatEvent.class,
            (id, time, event, changes) ->
                changes.setOnInsert(Expires.FIELD, Date.from(time.plus(KEPT)))));
  }
}
