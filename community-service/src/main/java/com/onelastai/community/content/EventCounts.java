package com.onelastai.community.content;

import com.onelastai.events.EventTopic;
import com.onelastai.events.community.CommunityEvent;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.CounterCollection;
import com.onelastai.starter.projection.RecordCollection;
import com.onelastai.starter.projection.RecordPosition;
import com.onelastai.starter.projection.RecordWrite;
import com.onelastai.starter.projection.UpdateBuilder;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Counts events in the documents that they are about, each once: however often Kafka delivers it,
 * and however often its publisher repeats it. One listener counts everything that a collection
 * counts, because a document remembers only how far it has counted.
 */
@Component
public class EventCounts {

  /** The ids of the events that were counted. */
  static final String COLLECTION = "communitycounted";

  private final MongoDatabaseFactory mongo;
  private final RecordCollection counted;

  EventCounts(MongoDatabaseFactory mongo, IndexCreation indexes) {
    this.mongo = mongo;
    this.counted = new RecordCollection(mongo, COLLECTION);
    indexes.requireExpiry(COLLECTION);
  }

  /** How events change a document that exists. */
  @FunctionalInterface
  public interface Counting {

    /**
     * Without changes nothing is written.
     *
     * @param current the fields that are read
     */
    void count(Document current, List<CommunityEvent> events, UpdateBuilder changes);
  }

  /**
   * Counts a batch. Events about a document that does not exist are left out.
   *
   * @param target the id of the document that an event counts in; null if it counts in none
   * @param fields that the counting reads
   */
  public void count(
      String collection,
      List<Received<CommunityEvent>> batch,
      Function<CommunityEvent, @Nullable String> target,
      Counting counting,
      String... fields) {
    List<Received<CommunityEvent>> about =
        batch.stream().filter(received -> target.apply(received.event()) != null).toList();
    Set<RecordPosition> repetitions = counted.insert(records(collection, about));
    Map<String, List<Received<CommunityEvent>>> byDocument = new LinkedHashMap<>();
    for (Received<CommunityEvent> received : about) {
      String id = target.apply(received.event());
      if (id != null && !repetitions.contains(RecordPosition.of(received))) {
        byDocument.computeIfAbsent(id, _ -> new ArrayList<>()).add(received);
      }
    }
    CounterCollection.reading(mongo, collection, fields)
        .count(
            byDocument,
            (id, current, events, changes) -> {
              if (current != null) {
                counting.count(current, events.stream().map(Received::event).toList(), changes);
              }
            });
  }

  private static List<RecordWrite> records(
      String collection, List<Received<CommunityEvent>> batch) {
    Map<String, RecordWrite> records = new LinkedHashMap<>();
    for (Received<CommunityEvent> received : batch) {
      String id = collection + "/" + received.envelope().id();
      records
          .computeIfAbsent(id, _ -> new RecordWrite(id, expiring(received), new ArrayList<>(1)))
          .positions()
          .add(RecordPosition.of(received));
    }
    return List.copyOf(records.values());
  }

  /** A publisher repeats an event within minutes; nothing repeats one that the topic has lost. */
  private static UpdateBuilder expiring(Received<CommunityEvent> received) {
    return new UpdateBuilder()
        .setOnInsert(
            Expires.FIELD,
            Date.from(received.envelope().time().plus(EventTopic.COMMUNITY.retention())));
  }
}
