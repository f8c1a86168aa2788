package com.onelastai.local.stripe;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

final class EventCalls {

  private final State state;

  EventCalls(State state) {
    this.state = state;
  }

  ObjectNode retrieve(Call call) {
    return state.inPath("event", call.id());
  }

  ObjectNode list(Call call) {
    List<String> types = call.texts("types");
    long since = call.number("created.gte").orElse(0L);
    Stream<ObjectNode> wanted =
        state
            .all("event")
            .filter(event -> types.isEmpty() || types.contains(Json.text(event, "type")))
            .filter(event -> Json.number(event, "created") >= since);
    return ListJson.page(call, "/v1/events", wanted, "type");
  }
}
