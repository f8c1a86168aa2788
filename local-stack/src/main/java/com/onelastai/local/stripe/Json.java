package com.onelastai.local.stripe;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds and reads Stripe's objects; a path such as {@code recurring.interval} leads into nested
 * ones.
 */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final JsonNode TEMPLATES =
      MAPPER.readTree(Json.class.getResourceAsStream("/stripe/objects.json"));
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ID_LENGTH = 24;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long DEFAULT_LIMIT = 10;
  private static final long MAX_LIMIT = 100;

  private Json() {}

  /** A new object of the kind with Stripe's defaults and a new id, from {@code objects.json}. */
  static ObjectNode create(String kind) {
    ObjectNode object = template(kind);
    return object.put("id", newId(id(object)));
  }

  static ObjectNode template(String name) {
    return (ObjectNode) TEMPLATES.required(name).deepCopy();
  }

  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode of(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  static JsonNode at(JsonNode node, String path) {
    return node.at("/" + path.replace('.', '/'));
  }

  static Optional<String> find(JsonNode node, String path) {
    return Optional.of(text(node, path)).filter(text -> !text.isEmpty());
  }

  static String id(JsonNode node) {
    return text(node, "id");
  }

  /** Empty if there is none. */
  static String text(JsonNode node, String path) {
    return at(node, path).asString("");
  }

  /** Zero if there is none. */
  static long number(JsonNode node, String path) {
    return at(node, path).asLong(0);
  }

  static boolean flag(JsonNode node, String path) {
    return at(node, path).asBoolean(false);
  }

  static boolean isNull(JsonNode node, String path) {
    JsonNode found = at(node, path);
    return found.isNull() || found.isMissingNode();
  }

  static ObjectNode object(JsonNode node, String path) {
    return (ObjectNode) at(node, path);
  }

  static Stream<ObjectNode> each(JsonNode node, String path) {
    return at(node, path).valueStream().map(ObjectNode.class::cast);
  }

  static ObjectNode list(String url, List<ObjectNode> members, boolean hasMore) {
    ObjectNode list = newObject().put("object", "list");
    list.putArray("data").addAll(members);
    return list.put("has_more", hasMore).put("url", url);
  }

  /**
   * A page of what matches, newest first.
   *
   * @param oldestFirst as the state keeps them
   * @param filters parameters that ask for a field's value
   */
  static ObjectNode page(Call call, Stream<ObjectNode> oldestFirst, String... filters) {
    List<ObjectNode> found =
        oldestFirst.filter(object -> matches(call, object, filters)).toList().reversed();
    int from = call.text("starting_after").map(after -> indexOf(found, after) + 1).orElse(0);
    long limit = call.number("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.invalid("limit", "This value must be between 1 and 100.");
    }
    int to = (int) Math.min(found.size(), from + limit);
    return list(call.path(), found.subList(from, to), to < found.size());
  }

  private static boolean matches(Call call, ObjectNode object, String... filters) {
    return Stream.of(filters)
        .allMatch(name -> call.text(name).map(text(object, name)::equals).orElse(true));
  }

  private static int indexOf(List<ObjectNode> found, String id) {
    int index = found.stream().map(Json::id).toList().indexOf(id);
    if (index < 0) {
      throw StripeError.invalid("starting_after", "No such object: '" + id + "'");
    }
    return index;
  }

  /** An id that looks like Stripe's. */
  static String newId(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
