package com.onelastai.local.stripe;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Publishes Stripe's events: each has a copy of the object at that time.
 *
 * @param delivered whether there is a webhook URL
 */
record Events(State state, boolean delivered) {

  private static final Logger log = LoggerFactory.getLogger(Events.class);

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
    ObjectNode event = state.create("event").put("type", type);
    event.put("pending_webhooks", delivered ? 1 : 0).set("data", data);
    String id = Json.id(event);
    log.info("Stripe simulator: {} {} {}", type, Json.text(data, "object.id"), id);
    if (delivered) {
      // Before the event: adding that may evict an old event whose delivery has ended.
      state.put(WebhookSender.Delivery.of(id, state.clock().realNow().toEpochMilli()));
    }
    state.addEvent(event);
  }

  ObjectNode list(Call call) {
    List<String> types = call.texts("types");
    long since = call.number("created.gte").orElse(0L);
    return Json.page(
        call,
        state
            .all("event")
            .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
            .filter(event -> Json.number(event, "created") >= since),
        "type");
  }
}
