package com.onelastai.local.mongodb;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index: from the key's bytes to the record. */
final class StoredIndex extends AbstractUniqueIndex<Long> {

  private final Store store;
  private final MVMap<byte[], Long> records;

  StoredIndex(
      String name, List<IndexKey> keys, boolean sparse, Store store, MVMap<byte[], Long> records) {
    super(name, keys, sparse);
    this.store = store;
    this.records = records;
  }

  /**
   * Also for queries that ask for more than the key, as a conditional update by id does: the key
   * finds the document and the rest of the query is matched against it.
   */
  @Override
  public synchronized boolean canHandle(Document query) {
    Document byKey = new Document();
    for (String key : keys()) {
      if (!query.containsKey(key)) {
        return false;
      }
      byKey.put(key, query.get(key));
    }
    return super.canHandle(byKey);
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
