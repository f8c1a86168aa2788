package com.onelastai.mongodb;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractMap.SimpleEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: the record by the key's bytes. */
final class StoredIndex extends AbstractUniqueIndex<Long> {

  /** For ranges and the order of the keys, which the map does not have. */
  private final OrderedIndex ordered;

  private final Store store;
  private final MVMap<byte[], Long> records;

  StoredIndex(
      String name, List<IndexKey> keys, boolean sparse, Store store, MVMap<byte[], Long> records) {
    super(name, keys, sparse);
    this.ordered = new OrderedIndex(name, keys, sparse, () -> null);
    this.store = store;
    this.records = records;
  }

  OrderedIndex ordered() {
    return ordered;
  }

  /**
   * Also handles queries with more conditions than the key, such as a conditional update by id: the
   * key finds the document, and the other conditions are matched against it.
   */
  @Override
  public synchronized boolean canHandle(Document query) {
    Document byKey = new Document();
    for (String key : keys()) {
      if (!query.containsKey(key) || (isSparse() && isAlsoNull(query.get(key)))) {
        return false;
      }
      byKey.put(key, query.get(key));
    }
    return super.canHandle(byKey);
  }

  private static boolean isAlsoNull(@Nullable Object condition) {
    return condition instanceof Document operators
        && operators.get("$in") instanceof Collection<?> values
        && values.contains(null);
  }

  @Override
  protected @Nullable Long getPosition(KeyValue key) {
    return records.get(Encoding.encode(key));
  }

  @Override
  protected boolean putKeyPosition(KeyValue key, Long record) {
    byte[] bytes = Encoding.encode(key);
    if (records.containsKey(bytes)) {
      return false;
    }
    store.putKey(records, bytes, record);
    return true;
  }

  @Override
  protected @Nullable Long removeDocument(KeyValue key) {
    return store.removeKey(records, Encoding.encode(key));
  }

  @Override
  protected Iterable<Entry<KeyValue, Long>> getIterable() {
    return records.entrySet().stream()
        .<Entry<KeyValue, Long>>map(
            entry -> new SimpleEntry<>(Encoding.decodeKey(entry.getKey()), entry.getValue()))
        .toList();
  }

  @Override
  public long getCount() {
    return records.sizeAsLong();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
