package com.onelastai.local.stripe;

import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads what lies at a path such as {@code recurring.interval}. */
final class Json {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

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
}
