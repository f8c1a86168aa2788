package com.onelastai.mongodb;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents by record number, in the order of insertion: new ones are on the last page, so a
 * checkpoint writes few pages. They stay encoded, and each reader decodes its own copy.
 */
class StoredCollection extends AbstractSynchronizedMongoCollection<Long> {

  private final Store store;
  private final MVMap<Long, byte[]> documents;
  private final AtomicLong lastRecord;

  private volatile Planner planner = new Planner(List.of(), List.of());

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
  public synchronized void addIndex(Index<Long> index) {
    super.addIndex(index);
    planner = Planner.of(getIndexes());
  }

  @Override
  public synchronized void dropIndex(String name) {
    super.dropIndex(name);
    planner = Planner.of(getIndexes());
  }

  @Override
  protected Long addDocumentInternal(Document document) {
    Long record = lastRecord.incrementAndGet();
    store.putDocument(documents, record, Encoding.encode(document));
    ordered().forEach(index -> index.insert(document, record));
    return record;
  }

  @Override
  protected void handleUpdate(Long record, Document oldDocument, Document newDocument) {
    store.putDocument(documents, record, Encoding.encode(newDocument));
    ordered().forEach(index -> index.update(oldDocument, newDocument, record));
  }

  @Override
  protected void removeDocument(Long record) {
    if (ordered().anyMatch(OrderedIndex::isOpen)) {
      Document document = getDocument(record);
      ordered().forEach(index -> index.delete(document, record));
    }
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

  /** For one aggregation that begins with this match: it reads what an index finds. */
  StoredCollection narrowedTo(Document match) {
    Stream<Document> candidates = candidates(match);
    return new StoredCollection(
        getDatabase(), getCollectionName(), options, cursorRegistry, store, documents) {

      @Override
      public Stream<Document> queryAllAsStream() {
        return candidates;
      }
    };
  }

  /** At least the documents that match. */
  private Stream<Document> candidates(Document query) {
    Optional<List<Long>> records;
    synchronized (this) {
      records = plan(query, null).map(access -> access.records().toList());
    }
    return records.isEmpty()
        ? queryAllAsStream()
        : records.get().stream()
            .map(documents::get)
            // Deleted since.
            .filter(Objects::nonNull)
            .map(Encoding::decode);
  }

  synchronized Optional<Access> plan(Document query, @Nullable Document orderBy) {
    if (orderBy != null && orderBy.containsKey("$natural")) {
      return Optional.empty();
    }
    open(planner.ordered());
    return planner.plan(query, orderBy).or(() -> planByUniqueKey(query, orderBy));
  }

  /** All keys in their order are kept only where such a query comes. */
  private Optional<Access> planByUniqueKey(Document query, @Nullable Document orderBy) {
    return planner.unique().stream()
        .map(StoredIndex::ordered)
        .filter(index -> Planner.plan(index, query, orderBy).isPresent())
        .findFirst()
        .flatMap(index -> {
          open(List.of(index));
          return Planner.plan(index, query, orderBy);
        });
  }

  private Stream<OrderedIndex> ordered() {
    return Stream.concat(
        planner.ordered().stream(), planner.unique().stream().map(StoredIndex::ordered));
  }

  /** One pass for all, because it decodes every document. */
  private void open(List<OrderedIndex> indexes) {
    List<OrderedIndex> closed = indexes.stream().filter(index -> !index.isOpen()).toList();
    if (!closed.isEmpty()) {
      closed.forEach(OrderedIndex::open);
      streamAllDocumentsWithPosition()
          .forEach(found ->
              closed.forEach(index -> index.insert(found.getDocument(), found.getPosition())));
    }
  }

  @Override
  protected synchronized QueryResult queryDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Optional<Access> access = plan(query, orderBy);
    if (access.isEmpty()) {
      return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }
    @Nullable Document stillToSort = access.get().isSorted() ? null : orderBy;
    Stream<Document> found = access.get().records().map(this::getDocument);
    return matchDocumentsFromStream(found, query, stillToSort, skip, limit, batchSize, fields);
  }

  /** What a query examined and returned. */
  record Execution(long keys, long documents, long returned) {

    static final Execution NONE = new Execution(0, 0, 0);
  }

  synchronized Execution execute(ReadCommand command) {
    Optional<Access> access = plan(command.filter(), command.sort());
    @Nullable Document stillToSort =
        access.filter(Access::isSorted).isPresent() ? null : command.sort();
    AtomicLong documents = new AtomicLong();
    Stream<Document> found =
        access
            .map(way -> way.records().map(this::getDocument))
            .orElseGet(this::queryAllAsStream)
            .peek(_ -> documents.incrementAndGet());
    QueryResult result =
        matchDocumentsFromStream(
            found, command.filter(), stillToSort, command.skip(), command.limit(), 0, null);
    return new Execution(
        access.isPresent() ? documents.get() : 0,
        documents.get(),
        result.collectDocuments().size());
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
