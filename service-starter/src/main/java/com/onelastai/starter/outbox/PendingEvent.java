package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.SerializedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import org.bson.Document;

/** An event as it waits in a document. */
final class PendingEvent {

  static final String ID = "id";
  static final String TIME = "time";

  private PendingEvent() {}

  static Document write(SerializedEvent event) {
    return new Document(ID, event.id())
        .append(TIME, Date.from(event.time()))
        .append("topic", event.topic())
        .append("type", event.type())
        .append("key", event.key())
        .append("data", new String(event.data(), StandardCharsets.UTF_8));
  }

  static SerializedEvent read(Document pending) {
    return new SerializedEvent(
        pending.getString(ID),
        pending.getDate(TIME).toInstant(),
        pending.getString("topic"),
        pending.getString("type"),
        pending.getString("key"),
        pending.getString("data").getBytes(StandardCharsets.UTF_8));
  }
}
