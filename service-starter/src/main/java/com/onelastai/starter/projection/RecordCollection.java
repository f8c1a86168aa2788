package com.onelastai.starter.projection;

import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** A collection with one record for each event, however often the event arrives. */
public final class RecordCollection {

  private final MongoCollection<Document> collection;

  public RecordCollection(MongoDatabaseFactory mongo, String name) {
    this.collection = mongo.getMongoDatabase().getCollection(name);
  }

  /**
   * Inserts whole records. Few are stored already, and an insert costs half of an upsert.
   *
   * @return the positions of events that repeat a record of an earlier event
   */
  public Set<RecordPosition> insert(List<RecordWrite> writes) {
    if (writes.isEmpty()) {
      return Set.of();
    }
    if (BulkWrites.write(collection, writes.stream().map(RecordWrite::toInsert).toList())
        .isEmpty()) {
      return upsert(writes);
    }
    BitSet inserted = new BitSet(writes.size());
    inserted.set(0, writes.size());
    return repetitions(writes, inserted);
  }

  /**
   * Inserts the records that are not stored yet and updates the others.
   *
   * @return the positions of events that repeat a record of an earlier event
   */
  public Set<RecordPosition> upsert(List<RecordWrite> writes) {
    if (writes.isEmpty()) {
      return Set.of();
    }
    List<UpdateOneModel<Document>> upserts = writes.stream().map(RecordWrite::toUpsert).toList();
    Optional<BulkWriteResult> result = BulkWrites.write(collection, upserts);
    if (result.isEmpty()) {
      result = BulkWrites.write(collection, upserts);
    }
    BitSet inserted = new BitSet(writes.size());
    result.ifPresent(written -> written.getUpserts().forEach(it -> inserted.set(it.getIndex())));
    return repetitions(writes, inserted);
  }

  /**
   * Updates the records that a filter matches. From then on, each counts as the record of its
   * claim's first event.
   */
  public void claim(List<RecordWrite> claims, Bson unclaimed) {
    if (!claims.isEmpty()) {
      BulkWrites.write(collection, claims.stream().map(claim -> claim.toClaim(unclaimed)).toList());
    }
  }

  /**
   * Marks stored records by the event that says that something was done with them. An event about a
   * record that is gone counts as the first.
   *
   * @return the positions of events that repeat an earlier one about the same record
   */
  public Set<RecordPosition> mark(List<RecordWrite> marks) {
    if (marks.isEmpty()) {
      return Set.of();
    }
    claim(marks, Filters.exists(RecordPosition.FIELD, false));
    Map<Object, RecordPosition> firsts = firsts(marks);
    Set<RecordPosition> repetitions = new HashSet<>();
    for (RecordWrite mark : marks) {
      RecordPosition first = firsts.getOrDefault(mark.id(), mark.positions().getFirst());
      mark.positions().stream()
          .filter(position -> !position.equals(first))
          .forEach(repetitions::add);
    }
    return repetitions;
  }

  private Set<RecordPosition> repetitions(List<RecordWrite> writes, BitSet inserted) {
    Set<RecordPosition> repetitions = new HashSet<>();
    List<RecordWrite> known = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      RecordWrite write = writes.get(i);
      if (!inserted.get(i) && !write.positions().isEmpty()) {
        known.add(write);
      } else if (write.positions().size() > 1) {
        repetitions.addAll(write.positions().subList(1, write.positions().size()));
      }
    }
    Map<Object, RecordPosition> firsts = known.isEmpty() ? Map.of() : firsts(known);
    for (RecordWrite write : known) {
      RecordPosition first = firsts.get(write.id());
      write.positions().stream()
          .filter(position -> !position.equals(first))
          .forEach(repetitions::add);
    }
    return repetitions;
  }

  private Map<Object, RecordPosition> firsts(List<RecordWrite> known) {
    Map<Object, RecordPosition> firsts = new HashMap<>();
    for (Document record :
        collection
            .find(Filters.in("_id", known.stream().map(RecordWrite::id).toList()))
            .projection(Projections.include(RecordPosition.FIELD))) {
      Document position = record.get(RecordPosition.FIELD, Document.class);
      firsts.put(record.get("_id"), RecordPosition.read(position));
    }
    return firsts;
  }
}
