package com.onelastai.local.stripe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** All that the simulator knows: Stripe's objects by kind and id, oldest first. */
final class State {

  private static final int KEPT_EVENTS = 2_000;
  private static final int KEPT_ANSWERS = 5_000;

  private final Map<String, Map<String, ObjectNode>> objects = new HashMap<>();
  private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<String, KeptAnswer> answers = new LinkedHashMap<>();

  /** As it lies in the file. */
  record Saved(
      Duration offset,
      List<ObjectNode> objects,
      List<Delivery> deliveries,
      Map<String, KeptAnswer> answers) {}

  /** What was answered to a request with an idempotency key. */
  record KeptAnswer(String request, int status, ObjectNode body) {}

  static State of(Saved saved) {
    State state = new State();
    saved.objects().forEach(state::add);
    saved.deliveries().forEach(delivery -> state.put(delivery.dueAtOnce()));
    state.answers.putAll(saved.answers());
    return state;
  }

  Saved save(Duration offset) {
    List<ObjectNode> all = new ArrayList<>();
    objects.values().forEach(kind -> all.addAll(kind.values()));
    return new Saved(offset, all, List.copyOf(deliveries.values()), new LinkedHashMap<>(answers));
  }

  ObjectNode add(ObjectNode object) {
    kind(Json.text(object, "object")).put(Json.text(object, "id"), object);
    return object;
  }

  void remove(ObjectNode object) {
    kind(Json.text(object, "object")).remove(Json.text(object, "id"));
  }

  Optional<ObjectNode> find(String kind, String id) {
    return Optional.ofNullable(kind(kind).get(id));
  }

  /** Whatever kind it is of. */
  Optional<ObjectNode> find(String id) {
    return objects.values().stream()
        .filter(kind -> kind.containsKey(id))
        .map(kind -> kind.get(id))
        .findFirst();
  }

  /** What another object names, and so must be there. */
  ObjectNode get(String kind, String id) {
    return find(kind, id).orElseThrow(() -> new IllegalStateException(kind + " " + id));
  }

  /** What a request's path names. */
  ObjectNode inPath(String kind, String id) {
    return find(kind, id).orElseThrow(() -> StripeError.notFound(kind, id));
  }

  /** What a request's parameter names. */
  ObjectNode inParam(String kind, String id, String param) {
    return find(kind, id).orElseThrow(() -> StripeError.unknown(kind, id, param));
  }

  Stream<ObjectNode> all(String kind) {
    return kind(kind).values().stream();
  }

  /** Those whose field names the given id. */
  Stream<ObjectNode> all(String kind, String field, String id) {
    return all(kind).filter(object -> Json.text(object, field).equals(id));
  }

  private Map<String, ObjectNode> kind(String kind) {
    return objects.computeIfAbsent(kind, name -> new LinkedHashMap<>());
  }

  void addEvent(ObjectNode event) {
    add(event);
    Map<String, ObjectNode> events = kind("event");
    if (events.size() > KEPT_EVENTS) {
      events.values().stream()
          .map(old -> Json.text(old, "id"))
          .filter(id -> !deliveries.containsKey(id) || deliveries.get(id).nextTryMillis() == 0)
          .findFirst()
          .ifPresent(id -> {
            events.remove(id);
            deliveries.remove(id);
          });
    }
  }

  void put(Delivery delivery) {
    deliveries.put(delivery.eventId(), delivery);
  }

  Optional<Delivery> delivery(String eventId) {
    return Optional.ofNullable(deliveries.get(eventId));
  }

  Stream<Delivery> deliveries() {
    return deliveries.values().stream();
  }

  Optional<KeptAnswer> answer(String idempotencyKey) {
    return Optional.ofNullable(answers.get(idempotencyKey));
  }

  void keep(String idempotencyKey, KeptAnswer answer) {
    answers.put(idempotencyKey, answer);
    if (answers.size() > KEPT_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
