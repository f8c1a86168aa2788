package com.onelastai.starter.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.onelastai.events.DomainEvent;
import com.onelastai.starter.messaging.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Documents that count events, each event once. A document remembers up to which offset of each
 * partition it has counted ({@code applied}). A compare-and-set counts only later events, and only
 * if no other instance has counted since the document was read.
 */
public final class CounterCollection {

  private static final String APPLIED = "applied";
  private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);

  private final MongoCollection<Document> collection;
  private final @Nullable Bson projection;

  private CounterCollection(MongoDatabaseFactory mongo, String name, @Nullable Bson projection) {
    this.collection = mongo.getMongoDatabase().getCollection(name);
    this.projection = projection;
  }

  /** Counts after reading only these fields; without any, no counters are fetched. */
  public static CounterCollection reading(
      MongoDatabaseFactory mongo, String name, String... fields) {
    List<String> read = new ArrayList<>(List.of(fields));
    read.add(APPLIED);
    return new CounterCollection(mongo, name, Projections.include(read));
  }

  public static CounterCollection of(MongoDatabaseFactory mongo, String name) {
    return new CounterCollection(mongo, name, null);
  }

  /** How events change a document. */
  @FunctionalInterface
  public interface Counting<K, E extends DomainEvent> {

    /**
     * Without changes nothing is written.
     *
     * @param current the document as it is stored; null if there is none
     */
    void count(K id, @Nullable Document current, List<Received<E>> events, UpdateBuilder changes);
  }

  /** Counts events by the id of the document that they belong to. */
  public <K, E extends DomainEvent> void count(
      Map<K, List<Received<E>>> events, Counting<K, E> counting) {
    if (events.isEmpty()) {
      return;
    }
    BulkWrites.untilApplied(
        collection,
        () -> {
          Map<Object, Document> stored = read(events.keySet());
          List<UpdateOneModel<Document>> writes = new ArrayList<>(events.size());
          events.forEach((id, group) -> {
            UpdateOneModel<Document> write = write(id, stored.get(id), group, counting);
            if (write != null) {
              writes.add(write);
            }
          });
          return writes;
        });
  }

  private Map<Object, Document> read(Set<?> ids) {
    Map<Object, Document> stored = HashMap.newHashMap(ids.size());
    for (Document document : collection.find(Filters.in("_id", ids)).projection(projection)) {
      stored.put(document.get("_id"), document);
    }
    return stored;
  }

  private static <K, E extends DomainEvent> @Nullable UpdateOneModel<Document> write(
      K id, @Nullable Document current, List<Received<E>> events, Counting<K, E> counting) {
    Document applied = current == null ? new Document() : current.get(APPLIED, new Document());
    List<Received<E>> news = events.stream().filter(e -> isNew(e, applied)).toList();
    if (news.isEmpty()) {
      return null;
    }
    Map<String, Long> offsets = new TreeMap<>();
    news.forEach(e -> offsets.merge(String.valueOf(e.partition()), e.offset(), Math::max));
    UpdateBuilder changes = new UpdateBuilder();
    counting.count(id, current, news, changes);
    if (changes.isEmpty()) {
      return null;
    }
    // Flat, not in an $and: the local engine finds a document by _id only where _id stands on top.
    Document guard = new Document("_id", id);
    offsets.forEach((partition, offset) -> {
      String field = APPLIED + "." + partition;
      Object known = applied.get(partition);
      guard.append(field, known == null ? new Document("$exists", false) : known);
      changes.set(field, offset);
    });
    return current == null
        ? new UpdateOneModel<>(guard, changes.toUpdate(), UPSERT)
        : new UpdateOneModel<>(guard, changes.toUpdate());
  }

  private static boolean isNew(Received<?> event, Document applied) {
    return !(applied.get(String.valueOf(event.partition())) instanceof Number offset)
        || event.offset() > offset.longValue();
  }
}
