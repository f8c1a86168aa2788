package com.onelastai.local.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.AbstractMap.SimpleEntry;
import java.util.List;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A database whose collections and unique indexes are maps of the {@link Store}. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Long> {

  private final Store store;

  StoredDatabase(String name, Store store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  @Override
  protected MongoCollection<Long> openOrCreateCollection(String name, CollectionOptions options) {
    return new StoredCollection(
        this, name, options, cursorRegistry, store, store.documents(namespace(name)));
  }

  @Override
  protected Index<Long> openOrCreateUniqueIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return new StoredIndex(name, keys, sparse, store, store.index(indexName(collection, name)));
  }

  @Override
  protected void dropIndex(MongoCollection<Long> collection, String name) {
    super.dropIndex(collection, name);
    store.drop(store.index(indexName(collection.getCollectionName(), name)));
  }

  @Override
  public void dropCollection(String name, Oplog oplog) {
    super.dropCollection(name, oplog);
    store.drop(store.documents(namespace(name)));
  }

  @Override
  public void moveCollection(
      MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
    throw new UnsupportedOperationException("renameCollection");
  }

  @Override
  protected long getStorageSize() {
    return 0;
  }

  @Override
  protected long getFileSize() {
    return 0;
  }

  private String namespace(String collection) {
    return getFullCollectionNamespace(collection);
  }

  private String indexName(String collection, String index) {
    return namespace(collection) + "/" + index;
  }

  /** A unique index: the record by the key's bytes. */
  static final class StoredIndex extends AbstractUniqueIndex<Long> {
    private final Store store;
    private final MVMap<byte[], Long> records;

    StoredIndex(
        String name,
        List<IndexKey> keys,
        boolean sparse,
        Store store,
        MVMap<byte[], Long> records) {
      super(name, keys, sparse);
      this.store = store;
      this.records = records;
    }

    /**
     * Also handles queries with more conditions than the key, such as a conditional update by id:
     * the key finds the document, and the other conditions are matched against it.
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
}
