package com.onelastai.local.stripe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's clock and store: Stripe's objects by kind and id, oldest first. */
final class State {

  private static final int MAX_EVENTS = 2_000;
  private static final int MAX_ANSWERS = 5_000;

  private final SimulatedClock clock;
  private final Map<String, Map<String, ObjectNode>> objects = new HashMap<>();
  private final Map<String, WebhookSender.Delivery> deliveries = new LinkedHashMap<>();
  private final Map<String, StoredAnswer> answers;

  State(Saved saved, Clock real) {
    clock = new SimulatedClock(real, saved.offset());
    answers = new LinkedHashMap<>(saved.answers());
    saved.objects().forEach(this::add);
    saved.deliveries().forEach(delivery -> put(delivery.dueNow()));
  }

  /** The content of the state file. */
  record Saved(
      Duration offset,
      List<ObjectNode> objects,
      List<WebhookSender.Delivery> deliveries,
      Map<String, StoredAnswer> answers) {}

  /** The response to a request with an idempotency key. */
  record StoredAnswer(String request, int status, ObjectNode body) {}

  /** The saved state; empty without a file. */
  static Saved read(@Nullable Path file) throws IOException {
    return file == null || Files.notExists(file)
        ? new Saved(Duration.ZERO, List.of(), List.of(), Map.of())
        : Json.MAPPER.readValue(Files.readAllBytes(file), Saved.class);
  }

  /** Replaces the file in one step, so that a crash leaves the old or the new state. */
  void write(Path file) throws IOException {
    List<ObjectNode> all = objects.values().stream().flatMap(k -> k.values().stream()).toList();
    Saved saved = new Saved(clock.offset(), all, List.copyOf(deliveries.values()), answers);
    Path written = file.resolveSibling("stripe.tmp");
    Files.write(written, Json.MAPPER.writeValueAsBytes(saved));
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  SimulatedClock clock() {
    return clock;
  }

  /** The simulated time in epoch seconds. */
  long now() {
    return clock.now().getEpochSecond();
  }

  /** A new object of the kind, created now; not stored yet. */
  ObjectNode create(String kind) {
    return Json.create(kind).put("created", now());
  }

  ObjectNode add(ObjectNode object) {
    kind(Json.text(object, "object")).put(Json.id(object), object);
    return object;
  }

  void remove(ObjectNode object) {
    kind(Json.text(object, "object")).remove(Json.id(object));
  }

  Optional<ObjectNode> find(String kind, String id) {
    return Optional.ofNullable(kind(kind).get(id));
  }

  /** Of any kind. */
  Optional<ObjectNode> find(String id) {
    return objects.values().stream()
        .filter(kind -> kind.containsKey(id))
        .map(kind -> kind.get(id))
        .findFirst();
  }

  /** For a reference within the state, which must exist. */
  ObjectNode get(String kind, String id) {
    return find(kind, id).orElseThrow(() -> new IllegalStateException(kind + " " + id));
  }

  /** For an id in a request's path. */
  ObjectNode inPath(String kind, String id) {
    return find(kind, id).orElseThrow(() -> StripeError.notFound(kind, id));
  }

  /** For an id in a request's parameter. */
  ObjectNode inParam(String kind, String id, String param) {
    return find(kind, id).orElseThrow(() -> StripeError.unknown(kind, id, param));
  }

  /** The id in the parameter {@code customer}. */
  String customer(Call call) {
    return Json.id(customer(call.required("customer")));
  }

  /** Not a deleted one, of which only a trace is left. */
  ObjectNode customer(String id) {
    return find("customer", id)
        .filter(customer -> !Json.flag(customer, "deleted"))
        .orElseThrow(() -> StripeError.unknown("customer", id, "customer"));
  }

  /** A customer is billed in one currency at a time. */
  void requireCurrency(String customer, String currency) {
    boolean other =
        all("subscription", "customer", customer)
            .filter(Subscriptions::isLive)
            .anyMatch(subscription -> !Json.text(subscription, "currency").equals(currency));
    if (other) {
      throw StripeError.refused(
          null,
          "You cannot combine currencies on a single customer. This customer has an active"
              + " subscription with another currency.");
    }
  }

  /** The name of a price's product. */
  String productName(ObjectNode price) {
    return Json.text(get("product", Json.text(price, "product")), "name");
  }

  Stream<ObjectNode> all(String kind) {
    return kind(kind).values().stream();
  }

  /** The objects whose field has the given value. */
  Stream<ObjectNode> all(String kind, String field, String id) {
    return all(kind).filter(object -> Json.text(object, field).equals(id));
  }

  private Map<String, ObjectNode> kind(String kind) {
    return objects.computeIfAbsent(kind, name -> new LinkedHashMap<>());
  }

  void addEvent(ObjectNode event) {
    add(event);
    Map<String, ObjectNode> events = kind("event");
    if (events.size() > MAX_EVENTS) {
      events.values().stream()
          .map(Json::id)
          .filter(id -> !deliveries.containsKey(id) || deliveries.get(id).nextTryMillis() == 0)
          .findFirst()
          .ifPresent(id -> {
            events.remove(id);
            deliveries.remove(id);
          });
    }
  }

  void put(WebhookSender.Delivery delivery) {
    deliveries.put(delivery.eventId(), delivery);
  }

  Optional<WebhookSender.Delivery> delivery(String eventId) {
    return Optional.ofNullable(deliveries.get(eventId));
  }

  Stream<WebhookSender.Delivery> deliveries() {
    return deliveries.values().stream();
  }

  Optional<StoredAnswer> answer(String idempotencyKey) {
    return Optional.ofNullable(answers.get(idempotencyKey));
  }

  void store(String idempotencyKey, StoredAnswer answer) {
    answers.put(idempotencyKey, answer);
    if (answers.size() > MAX_ANSWERS) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
