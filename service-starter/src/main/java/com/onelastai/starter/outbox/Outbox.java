package com.onelastai.starter.outbox;

import com.onelastai.events.DomainEvent;
import com.onelastai.events.EventEnvelope;
import com.onelastai.starter.messaging.EventCodec;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.Update;

/** Lets an update carry the events that it makes true. */
public final class Outbox {

  /** The field of a document in which its events wait, the oldest first. */
  public static final String FIELD = "outbox";

  private final EventCodec codec;
  private final Clock clock;
  private final OutboxQueue queue;

  Outbox(EventCodec codec, Clock clock, OutboxQueue queue) {
    this.codec = codec;
    this.clock = clock;
    this.queue = queue;
  }

  /** Events as they wait in {@link #FIELD}, for a document that is inserted with them. */
  public List<Document> pending(DomainEvent... events) {
    return Stream.of(events).map(this::pending).toList();
  }

  /** Adds events to an update of a document of one of the collections {@code onelastai.outbox}. */
  public Update append(Update update, DomainEvent... events) {
    return events.length == 0 ? update : update.push(FIELD).each(pending(events).toArray());
  }

  /** Has what waits in this document published now; else it is found within seconds. */
  public void relay(String collection, String id) {
    queue.add(collection, id);
  }

  private Document pending(DomainEvent event) {
    String id = UUID.randomUUID().toString();
    return PendingEvent.write(codec.serialize(new EventEnvelope<>(id, clock.instant(), event)));
  }
}
