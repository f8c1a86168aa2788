package com.onelastai.local.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

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
}
