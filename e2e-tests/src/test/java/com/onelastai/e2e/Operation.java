package com.onelastai.e2e;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation from the OpenAPI document of a service.
 *
 * @param permission who may call: anyone, signed-in, owner, support, moderator or admin
 * @param takes the media type of its body
 */
record Operation(String service, String method, String path, String permission, String takes) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /** The operations of all services in the gateway's documentation. */
  static Stream<Operation> all(Suite suite) {
    return elements(get(suite, "/api/docs/documents.json"))
        .map(document -> document.get("name").asString())
        .flatMap(service -> of(service, get(suite, "/api/docs/" + service)));
  }

  private static Stream<Operation> of(String service, JsonNode document) {
    return document
        .get("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method ->
                    new Operation(
                        service,
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue().path("x-permission").asString("undeclared"),
                        takes(method.getValue()))));
  }

  private static String takes(JsonNode operation) {
    return operation
        .at("/requestBody/content")
        .propertyStream()
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("application/json");
  }

  boolean writes() {
    return !method.equals("GET");
  }

  /** Its path with this user's id, its own service, and random values for other variables. */
  String pathFor(String userId) {
    return path.replace("{userId}", userId)
        .replace("{service}", service)
        .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + permission + ")";
  }

  private static JsonNode get(Suite suite, String path) {
    URI address = suite.gateway().resolve(path);
    return JSON.readTree(Http.get(address, Map.of()).body());
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
