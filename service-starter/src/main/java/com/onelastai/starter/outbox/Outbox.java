package com.onelastai.starter.outbox;

import com.onelastai.events.DomainEvent;
import java.util.List;
import org.bson.Document;
import org.springframework.data.mongodb.core.query.Update;

/** Lets an update carry the events that it makes true. */
public interface Outbox {

  /** The field of a document in which its events wait, the oldest first. */
  String FIELD = "outbox";

  /** Events as they wait in {@link #FIELD}, for a document that is inserted with them. */
  List<Document> pending(DomainEvent... events);

  /** Adds events to an update of a document of one of the collections {@code onelastai.outbox}. */
  Update append(Update update, DomainEvent... events);

  /** Has what waits in this document published now; else it is found within seconds. */
  void relay(String collection, String id);
}
