package com.onelastai.starter.test;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An operation of an OpenAPI document. */
record FuzzedOperation(String method, String path, JsonNode node) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  static Stream<FuzzedOperation> all(JsonNode document) {
    return document
        .get("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .filter(method -> METHODS.contains(method.getKey()))
                .map(method ->
                    new FuzzedOperation(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        method.getValue())));
  }

  String operationId() {
    return node.path("operationId").asString();
  }

  boolean isForAdmins() {
    return node.path("x-permission").asString("").equals("admin");
  }
}
