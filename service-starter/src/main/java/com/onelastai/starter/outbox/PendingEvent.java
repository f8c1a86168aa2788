package com.onelastai.starter.outbox;

import com.onelastai.starter.messaging.SerializedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** An event as it waits in a document. */
final class PendingEvent {

  static final String ID = "id";
  static final String TIME = "time";
  private static final String CONTEXT = "context";

  private PendingEvent() {}

  static Document write(SerializedEvent event) {
    return new Document(ID, event.id())
        .append(TIME, Date.from(event.time()))
        .append("topic", event.topic())
        .append("type", event.type())
        .append("key", event.key())
        .append("data", new String(event.data(), StandardCharsets.UTF_8))
        .append(CONTEXT, new Document(Map.copyOf(event.context())));
  }

  static SerializedEvent read(Document pending) {
    return new SerializedEvent(
        pending.getString(ID),
        pending.getDate(TIME).toInstant(),
        pending.getString("topic"),
        pending.getString("type"),
        pending.getString("key"),
        pending.getString("data").getBytes(StandardCharsets.UTF_8),
        context(pending));
  }

  /** Events that were written before there was a context have none. */
  private static Map<String, String> context(Document pending) {
    Map<String, String> context = new HashMap<>();
    pending
        .get(CONTEXT, new Document())
        .forEach((name, value) -> context.put(name, String.valueOf(value)));
    return context;
  }
}
