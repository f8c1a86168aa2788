package com.onelastai.starter.projection;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The write that a batch causes to one record.
 *
 * @param positions of the events that cause it, in order; empty if it may only update a record
 */
public record RecordWrite(String id, UpdateBuilder changes, List<RecordPosition> positions) {

  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  /** Writes an event into a record. */
  @FunctionalInterface
  public interface Describer<E extends DomainEvent> {
    void describe(String id, Instant time, E event, UpdateBuilder changes);
  }

  /** One record for each event of a type, under the event's id; of repetitions, the first. */
  public static <F extends DomainEvent, E extends F> List<RecordWrite> ofEach(
      List<Received<F>> batch, Class<E> type, Describer<E> describer) {
    Map<String, RecordWrite> writes = new LinkedHashMap<>();
    for (Received<F> received : batch) {
      EventEnvelope<F> envelope = received.envelope();
      if (type.isInstance(envelope.event())) {
        RecordWrite write = writes.get(envelope.id());
        if (write == null) {
          write = new RecordWrite(envelope.id(), new UpdateBuilder(), new ArrayList<>(1));
          describer.describe(
              envelope.id(), envelope.time(), type.cast(envelope.event()), write.changes);
          writes.put(envelope.id(), write);
        }
        write.positions.add(RecordPosition.of(received));
      }
    }
    return List.copyOf(writes.values());
  }

  public RecordWrite withId(String other) {
    return new RecordWrite(other, changes, positions);
  }

  InsertOneModel<Document> toInsert() {
    Document document = new Document("_id", id);
    document.putAll(changes.onInsert());
    document.append(RecordPosition.FIELD, positions.getFirst().toDocument());
    return new InsertOneModel<>(document);
  }

  UpdateOneModel<Document> toUpsert() {
    if (positions.isEmpty()) {
      return new UpdateOneModel<>(Filters.eq(id), changes.toUpdate());
    }
    changes.setOnInsert(RecordPosition.FIELD, positions.getFirst().toDocument());
    return new UpdateOneModel<>(Filters.eq(id), changes.toUpdate(), UPSERT);
  }

  UpdateOneModel<Document> toClaim(Bson unclaimed) {
    changes.set(RecordPosition.FIELD, positions.getFirst().toDocument());
    return new UpdateOneModel<>(Filters.and(Filters.eq(id), unclaimed), changes.toUpdate());
  }
}
