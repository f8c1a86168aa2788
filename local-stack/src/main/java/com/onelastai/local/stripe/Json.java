package com.onelastai.local.stripe;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
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

  /** A new object of the kind with Stripe's defaults, from {@code objects.json}. */
  static ObjectNode template(String kind, String id) {
    return ((ObjectNode) TEMPLATES.required(kind).deepCopy()).put("id", id);
  }

  static ObjectNode newObject() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode of(String json) {
    return (ObjectNode) MAPPER.readTree(json);
  }

  static JsonNode at(JsonNode node, String path) {
    JsonNode found = node;
    for (String name : path.split("\\.")) {
      found = found.path(name);
    }
    return found;
  }

  static Optional<String> find(JsonNode node, String path) {
    return Optional.of(at(node, path).asString("")).filter(text -> !text.isEmpty());
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
    ArrayNode data = list.putArray("data");
    members.forEach(data::add);
    return list.put("has_more", hasMore).put("url", url);
  }

  /**
   * A page of what matches, newest first.
   *
   * @param oldestFirst as the state keeps them
   * @param filters parameters that ask for a field's value
   */
  static ObjectNode page(Call call, String url, Stream<ObjectNode> oldestFirst, String... filters) {
    List<ObjectNode> found =
        new ArrayList<>(oldestFirst.filter(o -> matches(call, o, filters)).toList()).reversed();
    int from = call.text("starting_after").map(after -> indexOf(found, after) + 1).orElse(0);
    long limit = call.number("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw StripeError.invalid("limit", "This value must be between 1 and 100.");
    }
    int to = (int) Math.min(found.size(), from + limit);
    return list(url, found.subList(from, to), to < found.size());
  }

  private static boolean matches(Call call, ObjectNode object, String... filters) {
    return Stream.of(filters)
        .allMatch(name -> call.text(name).map(text(object, name)::equals).orElse(true));
  }

  private static int indexOf(List<ObjectNode> found, String id) {
    for (int i = 0; i < found.size(); i++) {
      if (text(found.get(i), "id").equals(id)) {
        return i;
      }
    }
    throw StripeError.invalid("starting_after", "No such object: '" + id + "'");
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
