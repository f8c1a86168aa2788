package com.onelastai.local.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents by record number, in the order of insertion: new ones are on the last page, so a
 * checkpoint writes few pages. They stay encoded, and each reader decodes its own copy.
 */
final class StoredCollection extends AbstractSynchronizedMongoCollection<Long> {

  private final Store store;
  private final MVMap<Long, byte[]> documents;
  private final AtomicLong lastRecord;

  StoredCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      CursorRegistry cursors,
      Store store,
      MVMap<Long, byte[]> documents) {
    super(database, name, options, cursors);
    this.store = store;
    this.documents = documents;
    Long last = documents.lastKey();
    this.lastRecord = new AtomicLong(last == null ? 0 : last);
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    Long record = lastRecord.incrementAndGet();
    store.putDocument(documents, record, Encoding.encode(document));
    return record;
  }

  @Override
  protected void handleUpdate(Long record, Document oldDocument, Document newDocument) {
    store.putDocument(documents, record, Encoding.encode(newDocument));
  }

  @Override
  protected void removeDocument(Long record) {
    store.removeDocument(documents, record);
  }

  @Override
  protected Document getDocument(Long record) {
    return Encoding.decode(Objects.requireNonNull(documents.get(record)));
  }

  @Override
  protected Stream<DocumentWithPosition<Long>> streamAllDocumentsWithPosition() {
    return documents.entrySet().stream()
        .map(
            entry -> new DocumentWithPosition<>(Encoding.decode(entry.getValue()), entry.getKey()));
  }

  /** Aggregations read this: one document at a time, not the collection at once. */
  @Override
  public Stream<Document> queryAllAsStream() {
    return documents.values().stream().map(Encoding::decode);
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Stream<Document> all =
        isNaturalDescending(orderBy)
            ? documents.keyList().reversed().stream().map(this::getDocument)
            : queryAllAsStream();
    return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, fields);
  }

  @Override
  public int count() {
    return documents.size();
  }

  @Override
  public boolean isEmpty() {
    return documents.isEmpty();
  }

  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected void updateDataSize(int sizeDelta) {
    throw new IllegalStateException("The size is not tracked");
  }

  @Override
  protected int getDataSize() {
    return documents.values().stream().mapToInt(document -> document.length).sum();
  }
}
