package com.onelastai.mongodb;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.FailedToParseException;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database whose collections and unique indexes are maps of the {@link Store}; others are in
 * memory.
 */
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
  protected Index<Long> openOrCreateSecondaryIndex(
      String collection, String name, List<IndexKey> keys, boolean sparse) {
    return keys.stream().map(key -> new KeyPath(key.getKey())).allMatch(KeyPath::isSupported)
        ? new OrderedIndex(name, keys, sparse, () -> partialFilter(collection, name))
        : new EmptyIndex<>(name, keys);
  }

  private @Nullable Document partialFilter(String collection, String index) {
    Document stored = new Document("ns", namespace(collection)).append("name", index);
    return (Document)
        getOrCreateIndexesCollection()
            .handleQueryAsStream(stored)
            .findFirst()
            .map(description -> description.get("partialFilterExpression"))
            .orElse(null);
  }

  @Override
  public Document handleCommand(
      Channel channel, String name, Document command, DatabaseResolver databases, Oplog oplog) {
    if (name.equals("explain") && command.get(name) instanceof Document explained) {
      return explain(explained, !"queryPlanner".equals(command.get("verbosity")));
    }
    if (name.equals("aggregate")) {
      if (Utils.isTrue(command.get("explain"))) {
        return explain(command, false);
      }
      StoredCollection collection = collection(String.valueOf(command.get(name)));
      Document match = ReadCommand.leadingMatch(command.get("pipeline"));
      if (collection != null && match != null) {
        return aggregate(command, collection.narrowedTo(match), databases, oplog);
      }
    }
    return super.handleCommand(channel, name, command, databases, oplog);
  }

  private Document explain(Document command, boolean executed) {
    ReadCommand read = ReadCommand.of(command);
    if (read == null) {
      throw new FailedToParseException("explain is not possible for " + command.keySet());
    }
    return new Explanation(read, namespace(read.collection()), collection(read.collection()))
        .answer(executed);
  }

  private Document aggregate(
      Document command, StoredCollection collection, DatabaseResolver databases, Oplog oplog) {
    Aggregation aggregation =
        Aggregation.fromPipeline(command.get("pipeline"), databases, this, collection, oplog);
    aggregation.validate(command);
    Document answer =
        new Document(
            "cursor",
            new Document("id", 0L)
                .append("ns", collection.getFullName())
                .append("firstBatch", aggregation.computeResult()));
    Utils.markOkay(answer);
    return answer;
  }

  private @Nullable StoredCollection collection(String name) {
    return (StoredCollection) resolveCollection(name, false);
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
