package com.onelastai.tracking.projection;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.events.EventEnvelope;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.EventBatchReader.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** A collection of records that are stored once, however often their event comes. */
public final class RecordCollection {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> collection;

  public RecordCollection(MongoDatabaseFactory mongo, String name) {
    this.collection = mongo.getMongoDatabase().getCollection(name);
  }

  /**
   * What a batch says about one record.
   *
   * @param places where it says so, the first first; empty if it may only change a record
   */
  public record Write(String id, Changes changes, List<Place> places) {

    /** One record for each event of a type, under the event's id; the first that says so stands. */
    public static <E extends TrackingEvent> List<Write> ofEach(
        List<Received<TrackingEvent>> batch, Class<E> type, Describer<E> describer) {
      Map<String, Write> writes = new LinkedHashMap<>();
      for (Received<TrackingEvent> received : batch) {
        EventEnvelope<TrackingEvent> envelope = received.envelope();
        if (type.isInstance(envelope.event())) {
          Write write =
              writes.computeIfAbsent(
                  envelope.id(),
                  id -> {
                    Changes changes = new Changes();
                    describer.describe(id, envelope.time(), type.cast(envelope.event()), changes);
                    return new Write(id, changes, new ArrayList<>(1));
                  });
          write.places().add(Place.of(received));
        }
      }
      return List.copyOf(writes.values());
    }

    public Write withId(String other) {
      return new Write(other, changes, places);
    }

    private UpdateOneModel<Document> toModel() {
      if (places.isEmpty()) {
        return new UpdateOneModel<>(Filters.eq(id), changes.toUpdate());
      }
      changes.setOnInsert(Place.FIELD, places.getFirst().toDocument());
      return new UpdateOneModel<>(Filters.eq(id), changes.toUpdate(), UPSERT);
    }
  }

  /** What an event becomes. */
  @FunctionalInterface
  public interface Describer<E extends TrackingEvent> {
    void describe(String id, Instant time, E event, Changes changes);
  }

  /**
   * Stores what is not there yet.
   *
   * @return the places that repeat a record which another place had brought before
   */
  public Set<Place> store(List<Write> writes) {
    if (writes.isEmpty()) {
      return Set.of();
    }
    List<UpdateOneModel<Document>> models = writes.stream().map(Write::toModel).toList();
    Optional<BulkWriteResult> result = BulkWrites.write(collection, models);
    if (result.isEmpty()) {
      result = BulkWrites.write(collection, models);
    }
    BitSet inserted = new BitSet(writes.size());
    result.ifPresent(written -> written.getUpserts().forEach(it -> inserted.set(it.getIndex())));
    return repetitions(writes, inserted);
  }

  private Set<Place> repetitions(List<Write> writes, BitSet inserted) {
    Set<Place> repetitions = new HashSet<>();
    List<Write> known = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      Write write = writes.get(i);
      if (!inserted.get(i) && !write.places().isEmpty()) {
        known.add(write);
      } else if (write.places().size() > 1) {
        repetitions.addAll(write.places().subList(1, write.places().size()));
      }
    }
    Map<Object, Place> firsts = known.isEmpty() ? Map.of() : firsts(known);
    for (Write write : known) {
      Place first = firsts.get(write.id());
      write.places().stream().filter(place -> !place.equals(first)).forEach(repetitions::add);
    }
    return repetitions;
  }

  private Map<Object, Place> firsts(List<Write> known) {
    return MongoFaults.translate(() -> {
      Map<Object, Place> firsts = new HashMap<>();
      for (Document record :
          collection
              .find(Filters.in("_id", known.stream().map(Write::id).toList()))
              .projection(Projections.include(Place.FIELD))) {
        firsts.put(record.get("_id"), Place.read(record.get(Place.FIELD, Document.class)));
      }
      return firsts;
    });
  }
}
