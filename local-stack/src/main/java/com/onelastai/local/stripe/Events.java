package com.onelastai.local.stripe;

import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Publishes Stripe's events: each has a copy of the object at that time. */
final class Events {

  private static final Logger log = LoggerFactory.getLogger(Events.class);

  private final State state;
  private final SimulatedClock clock;
  private final boolean delivered;

  /**
   * @param delivered whether there is a webhook URL
   */
  Events(State state, SimulatedClock clock, boolean delivered) {
    this.state = state;
    this.clock = clock;
    this.delivered = delivered;
  }

  void emit(String type, ObjectNode object) {
    add(type, Json.newObject().set("object", object.deepCopy()));
  }

  /**
   * @param before the object before the change
   */
  void emitUpdate(String type, ObjectNode object, ObjectNode before) {
    ObjectNode data = Json.newObject();
    data.set("object", object.deepCopy());
    ObjectNode previous = data.putObject("previous_attributes");
    before.properties().stream()
        .filter(field -> !field.getValue().equals(object.get(field.getKey())))
        .forEach(field -> previous.set(field.getKey(), field.getValue()));
    add(type, data);
  }

  private void add(String type, ObjectNode data) {
    ObjectNode event = Json.template("event", Json.newId("evt_"));
    event.put("created", clock.seconds()).put("type", type);
    event.put("pending_webhooks", delivered ? 1 : 0);
    event.set("data", data);
    String id = Json.id(event);
    log.info("Stripe simulator: {} {} {}", type, Json.text(data, "object.id"), id);
    if (delivered) {
      // Before the event: adding that may evict an old event whose delivery has ended.
      state.put(WebhookSender.Delivery.of(id, clock.realNow().toEpochMilli()));
    }
    state.addEvent(event);
  }

  ObjectNode list(Call call) {
    List<String> types = call.texts("types");
    long since = call.number("created.gte").orElse(0L);
    Stream<ObjectNode> matching =
        state
            .all("event")
            .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
            .filter(event -> Json.number(event, "created") >= since);
    return Json.page(call, "/v1/events", matching, "type");
  }
}
