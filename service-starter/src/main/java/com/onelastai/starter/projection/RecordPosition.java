package com.onelastai.starter.projection;

import com.onelastai.starter.messaging.Received;
import org.bson.Document;

/** The position of an event in its topic. */
public record RecordPosition(int partition, long offset) {

  static final String FIELD = "place";

  public static RecordPosition of(Received<?> received) {
    return new RecordPosition(received.partition(), received.offset());
  }

  static RecordPosition read(Document position) {
    return new RecordPosition(
        position.get("p", Number.class).intValue(), position.get("o", Number.class).longValue());
  }

  Document toDocument() {
    return new Document("p", partition).append("o", offset);
  }
}
