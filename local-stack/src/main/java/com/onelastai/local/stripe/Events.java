package com.onelastai.local.stripe;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tells what happened: each event carries the object as it was then. */
final class Events {

  static final String API_VERSION = "2026-05-27.dahlia";

  private static final Logger log = LoggerFactory.getLogger(Events.class);
  private static final String FORM =
      """
      {
        "id": null,
        "object": "event",
        "api_version": "%s",
        "created": 0,
        "data": {},
        "livemode": false,
        "pending_webhooks": 0,
        "request": {"id": null, "idempotency_key": null},
        "type": null
      }
      """
          .formatted(API_VERSION);

  private final State state;
  private final SimulatedClock clock;
  private final boolean delivered;

  /**
   * @param delivered whether there is somebody to send them to
   */
  Events(State state, SimulatedClock clock, boolean delivered) {
    this.state = state;
    this.clock = clock;
    this.delivered = delivered;
  }

  void emit(String type, ObjectNode object) {
    add(type, Json.MAPPER.createObjectNode().set("object", object.deepCopy()));
  }

  /**
   * @param before what the object was
   */
  void emitUpdate(String type, ObjectNode object, ObjectNode before) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    data.set("object", object.deepCopy());
    ObjectNode previous = data.putObject("previous_attributes");
    before.properties().stream()
        .filter(field -> !field.getValue().equals(object.get(field.getKey())))
        .forEach(field -> previous.set(field.getKey(), field.getValue()));
    add(type, data);
  }

  private void add(String type, ObjectNode data) {
    ObjectNode event = Json.of(FORM);
    event.put("id", Ids.next("evt_")).put("created", clock.seconds()).put("type", type);
    event.put("pending_webhooks", delivered ? 1 : 0);
    event.set("data", data);
    String id = Json.text(event, "id");
    log.info("Stripe simulator: {} {} {}", type, Json.text(data, "object.id"), id);
    if (delivered) {
      // First, as it makes room among those that are on their way no more.
      state.put(Delivery.of(id, clock.realNow().toEpochMilli()));
    }
    state.addEvent(event);
  }
}
