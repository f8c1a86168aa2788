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
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** A collection of records that are stored once, however often their event comes. */
public final class RecordCollection {

  private final MongoCollection<Document> collection;

  public RecordCollection(MongoDatabaseFactory mongo, String name) {
    this.collection = mongo.getMongoDatabase().getCollection(name);
  }

  /**
   * Stores whole records. Few are there already, so they are inserted, which costs half of an
   * upsert.
   *
   * @return the places that repeat a record which another place had brought before
   */
  public Set<Place> insert(List<RecordWrite> writes) {
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
   * Stores what is not there yet and changes what is.
   *
   * @return the places that repeat a record which another place had brought before
   */
  public Set<Place> upsert(List<RecordWrite> writes) {
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

  private Set<Place> repetitions(List<RecordWrite> writes, BitSet inserted) {
    Set<Place> repetitions = new HashSet<>();
    List<RecordWrite> known = new ArrayList<>();
    for (int i = 0; i < writes.size(); i++) {
      RecordWrite write = writes.get(i);
      if (!inserted.get(i) && !write.places().isEmpty()) {
        known.add(write);
      } else if (write.places().size() > 1) {
        repetitions.addAll(write.places().subList(1, write.places().size()));
      }
    }
    Map<Object, Place> firsts = known.isEmpty() ? Map.of() : firsts(known);
    for (RecordWrite write : known) {
      Place first = firsts.get(write.id());
      write.places().stream().filter(place -> !place.equals(first)).forEach(repetitions::add);
    }
    return repetitions;
  }

  private Map<Object, Place> firsts(List<RecordWrite> known) {
    return MongoFaults.translate(() -> {
      Map<Object, Place> firsts = new HashMap<>();
      for (Document record :
          collection
              .find(Filters.in("_id", known.stream().map(RecordWrite::id).toList()))
              .projection(Projections.include(Place.FIELD))) {
        firsts.put(record.get("_id"), Place.read(record.get(Place.FIELD, Document.class)));
      }
      return firsts;
    });
  }
}
