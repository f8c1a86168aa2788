package com.onelastai.starter.test;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes requests from the schemas of a document: valid, at the boundaries, and hostile. */
final class Fuzz {

  /** Written into bodies as half of a pair of surrogates, which no encoder would write. */
  private static final String LONE_SURROGATE = "@lone@";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "x".repeat(200),
          "x".repeat(20_000),
          "\u0000",
          "\u0085",
          "\uFEFF",
          "e\u0301",
          "日本語",
          "😀".repeat(60),
          "' OR 1=1 --",
          "{\"$gt\":\"\"}",
          "$where",
          "a.b",
          "../../etc",
          "%",
          "%s${x}#{x}",
          "<script>",
          "null",
          "-1",
          "NaN",
          "1e400",
          "99999999999999999999",
          "+999999999-12-31",
          "2026-02-30",
          "0000-00-00",
          "2026-03-01T00:00:00Z",
          "\r\nX: y",
          "http://[::1",
          "javascript:alert(1)",
          "c-Xq2v9TtU0mF3aLrN7yKp5w",
          "einstein",
          "monthly",
          LONE_SURROGATE);

  private static final List<String> HOSTILE_QUERIES =
      List.of("%C2%85=1", "=", "&&", "a[b]=1", "a.b=1", "%00=1", "q=%ff", "class.module=1", "%");

  private static final Map<String, String> HOSTILE_HEADERS =
      Map.of(
          "Accept",
          "application/x;q=7",
          "Accept-Language",
          ";;*;q=x",
          "Range",
          "bytes=9-1",
          "X-OneLastAI-Visitor",
          "x\ty",
          "If-Modified-Since",
          "never",
          "X-Forwarded-For",
          ",,");

  private static final int DEPTH = 6;

  private final JsonNode document;
  private final Random random;

  Fuzz(JsonNode document, long seed) {
    this.document = document;
    this.random = new Random(seed);
  }

  HttpRequest request(String base, Operation operation) {
    String path = operation.path();
    StringBuilder query = new StringBuilder();
    HttpRequest.Builder request = HttpRequest.newBuilder().timeout(Duration.ofSeconds(60));
    for (JsonNode parameter : operation.node().path("parameters")) {
      String name = parameter.get("name").asString();
      String value = text(value(parameter.path("schema"), 0));
      switch (parameter.get("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", encode(value.isBlank() ? "x" : value));
        case "header" -> request.setHeader(name, value.replaceAll("[^ -~]", "?"));
        default -> {
          if (random.nextInt(4) > 0) {
            query.append('&').append(encode(name)).append('=').append(encode(value));
          }
        }
      }
    }
    if (random.nextInt(6) == 0) {
      query.append('&').append(pick(HOSTILE_QUERIES).replaceAll("%$|\\[|]", "%5B"));
    }
    if (random.nextInt(6) == 0) {
      String header = pick(HOSTILE_HEADERS.keySet().stream().sorted().toList());
      request.setHeader(header, HOSTILE_HEADERS.getOrDefault(header, ""));
    }
    switch (random.nextInt(operation.isForAdmins() ? 2 : 5)) {
      case 0, 1 -> request.setHeader("Authorization", "Bearer admin");
      case 2, 3 -> request.setHeader("Authorization", "Bearer user-fuzz");
      default -> request.setHeader("X-OneLastAI-Visitor", "fuzz-visitor");
    }
    String body = body(request, operation);
    return request
        .uri(URI.create(base + path + (query.isEmpty() ? "" : "?" + query.substring(1))))
        .method(
            operation.method(),
            body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .build();
  }

  private @Nullable String body(HttpRequest.Builder request, Operation operation) {
    Map.Entry<String, JsonNode> content =
        operation.node().at("/requestBody/content").propertyStream().findFirst().orElse(null);
    if (content == null) {
      return null;
    }
    request.setHeader("Content-Type", content.getKey());
    if (random.nextInt(15) == 0) {
      return pick(
          List.of("", "{", "[]", "null", "1", "\"\"", "{\"a\":1,\"a\":2}", "[".repeat(5000)));
    }
    JsonNode value = value(content.getValue().path("schema"), 0);
    if (operation.isForAdmins() && value instanceof ObjectNode object) {
      // What admins write is shared with other tests: no such body may be accepted.
      object.propertyNames().forEach(name -> object.putObject(name).put("$gt", ""));
    }
    return value.toString().replace(LONE_SURROGATE, "\\ud800");
  }

  private JsonNode value(JsonNode declared, int depth) {
    JsonNode schema = resolve(declared);
    int choice = random.nextInt(10);
    if (choice == 0 || depth > DEPTH) {
      return hostile();
    }
    if (choice < 4 && schema.has("example")) {
      return schema.get("example");
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
    }
    if (schema.has("oneOf") || schema.has("anyOf")) {
      JsonNode options = schema.has("oneOf") ? schema.get("oneOf") : schema.get("anyOf");
      return value(options.get(random.nextInt(options.size())), depth + 1);
    }
    return switch (type(schema)) {
      case "integer", "number" -> number(schema);
      case "boolean" -> JsonNodeFactory.instance.booleanNode(random.nextBoolean());
      case "array" -> array(schema, depth);
      case "object" -> object(schema, depth);
      default -> JsonNodeFactory.instance.stringNode(pick(TEXTS));
    };
  }

  private JsonNode resolve(JsonNode schema) {
    JsonNode reference = schema.get("$ref");
    return reference == null ? schema : resolve(document.at(reference.asString().substring(1)));
  }

  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(0).asString() : type.asString("");
    return name.isEmpty() && schema.has("properties") ? "object" : name;
  }

  private JsonNode number(JsonNode schema) {
    long min = schema.path("minimum").asLong(0);
    long max = schema.path("maximum").asLong(100);
    long[] values = {
      min, max, min - 1, max + 1, min + 1, 0, -1, Integer.MAX_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    return JsonNodeFactory.instance.numberNode(values[random.nextInt(values.length)]);
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    int size = pick(List.of(0, 1, 1, 2, 3, depth == 0 ? 600 : 30));
    for (int i = 0; i < size; i++) {
      array.add(value(schema.path("items"), depth + 1));
    }
    return array;
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    schema
        .path("properties")
        .propertyStream()
        .filter(property -> random.nextInt(5) > 0)
        .forEach(property -> object.set(property.getKey(), value(property.getValue(), depth + 1)));
    if (random.nextInt(10) == 0) {
      object.set(pick(TEXTS), hostile());
    }
    return object;
  }

  private JsonNode hostile() {
    return switch (random.nextInt(6)) {
      case 0 -> JsonNodeFactory.instance.nullNode();
      case 1 -> JsonNodeFactory.instance.objectNode().put("$gt", "");
      case 2 -> JsonNodeFactory.instance.arrayNode().add(1);
      case 3 -> JsonNodeFactory.instance.numberNode(new BigDecimal("1e400"));
      default -> JsonNodeFactory.instance.stringNode(pick(TEXTS));
    };
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.asString() : value.toString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** An operation of an OpenAPI document. */
  record Operation(String method, String path, JsonNode node) {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static Stream<Operation> all(JsonNode document) {
      return document
          .get("paths")
          .propertyStream()
          .flatMap(path ->
              path.getValue()
                  .propertyStream()
                  .filter(method -> METHODS.contains(method.getKey()))
                  .map(method ->
                      new Operation(
                          method.getKey().toUpperCase(Locale.ROOT),
                          path.getKey(),
                          method.getValue())));
    }

    String operationId() {
      return node.path("operationId").asString();
    }

    boolean isForAdmins() {
      return List.of("support", "moderator", "admin")
          .contains(node.path("x-permission").asString(""));
    }
  }
}
