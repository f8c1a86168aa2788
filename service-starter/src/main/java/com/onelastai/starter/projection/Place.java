package com.onelastai.starter.projection;

import com.onelastai.starter.messaging.EventBatchReader.Received;
import org.bson.Document;

/** Where in the topic an event stands. */
public record Place(int partition, long offset) {

  static final String FIELD = "place";

  public static Place of(Received<?> received) {
    return new Place(received.partition(), received.offset());
  }

  static Place read(Document place) {
    return new Place(
        place.get("p", Number.class).intValue(), place.get("o", Number.class).longValue());
  }

  Document toDocument() {
    return new Document("p", partition).append("o", offset);
  }
}
