package com.onelastai.starter.outbox;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.index.IndexCreation;
import com.onelastai.starter.messaging.EventCodec;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/**
 * Writes a document together with its events and then publishes them. A class that writes a
 * collection registers it in its constructor; the sweep then publishes what a crash left there. A
 * write to a collection that was not registered fails, with or without events.
 */
public class OutboxTemplate {

  /** The field of a document in which its events wait, the oldest first. */
  public static final String FIELD = "outbox";

  private final MongoOperations mongo;
  private final EventCodec codec;
  private final Clock clock;
  private final OutboxRelay relay;
  private final IndexCreation indexes;

  OutboxTemplate(
      MongoOperations mongo,
      EventCodec codec,
      Clock clock,
      OutboxRelay relay,
      IndexCreation indexes) {
    this.mongo = mongo;
    this.codec = codec;
    this.clock = clock;
    this.relay = relay;
    this.indexes = indexes;
  }

  /** Adds the collection of this type to the sweep, and indexes its waiting events. */
  public void register(Class<?> type) {
    String collection = mongo.getCollectionName(type);
    relay.register(collection);
    indexes.require(collection, new Index(OutboxDocuments.OLDEST, Sort.Direction.ASC).sparse());
  }

  /**
   * Inserts a new document.
   *
   * @throws org.springframework.dao.DuplicateKeyException if it exists
   */
  public void insert(Object entity, DomainEvent... events) {
    String collection = registered(entity.getClass());
    Document document = document(entity, events);
    mongo.insert(document, collection);
    relay(collection, Objects.requireNonNull(document.get("_id")), events);
  }

  /**
   * Updates the document of this query, which names its {@code _id}.
   *
   * @return whether there is one
   */
  public boolean update(Query query, Update update, Class<?> type, DomainEvent... events) {
    String collection = registered(type);
    Object id = id(query);
    boolean found =
        mongo.updateFirst(query, append(update, events), type, collection).getMatchedCount() > 0;
    if (found) {
      relay(collection, id, events);
    }
    return found;
  }

  /**
   * Updates the document of this query, which names its {@code _id}, or inserts it.
   *
   * @throws org.springframework.dao.DuplicateKeyException if one with this id does not match
   */
  public void upsert(Query query, Update update, Class<?> type, DomainEvent... events) {
    String collection = registered(type);
    Object id = id(query);
    mongo.upsert(query, append(update, events), type, collection);
    relay(collection, id, events);
  }

  /**
   * Replaces the whole document of this query, which names its {@code _id}. Older events that still
   * wait there are dropped.
   *
   * @return whether there is one
   */
  public boolean replace(Query query, Object entity, DomainEvent... events) {
    String collection = registered(entity.getClass());
    Object id = id(query);
    Document document = document(entity, events);
    document.remove("_class");
    boolean found = mongo.replace(query, document, collection).getMatchedCount() > 0;
    if (found) {
      relay(collection, id, events);
    }
    return found;
  }

  private String registered(Class<?> type) {
    String collection = mongo.getCollectionName(type);
    if (!relay.isRegistered(collection)) {
      throw new IllegalStateException(
          "The outbox of " + collection + " is not registered; call register(" + type + ")");
    }
    return collection;
  }

  private static Object id(Query query) {
    Object id = query.getQueryObject().get("_id");
    if (id == null || id instanceof Document) {
      throw new IllegalArgumentException("The query does not name an _id: " + query);
    }
    return id;
  }

  private Document document(Object entity, DomainEvent... events) {
    Document document = new Document();
    mongo.getConverter().write(entity, document);
    return events.length == 0 ? document : document.append(FIELD, pending(events));
  }

  private Update append(Update update, DomainEvent... events) {
    return events.length == 0 ? update : update.push(FIELD).each(pending(events).toArray());
  }

  private List<Document> pending(DomainEvent... events) {
    return Stream.of(events)
        .map(event -> new EventEnvelope<>(UUID.randomUUID().toString(), clock.instant(), event))
        .map(codec::serialize)
        .map(OutboxDocuments::write)
        .toList();
  }

  private void relay(String collection, Object id, DomainEvent... events) {
    if (events.length > 0) {
      relay.add(collection, id);
    }
  }
}
